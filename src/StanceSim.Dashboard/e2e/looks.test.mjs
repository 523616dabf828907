// What the main pages look like, in both themes and at both widths.
//
// Pictures that are compared pixel by pixel fail with every version of a browser and every machine: text is smoothed
// otherwise, and a new shade of a border counts as much as a lost chart. So this looks at two things that hold anywhere.
// First at the layout, as numbers: nothing wider than the window, no text cut off, no two texts or controls over each
// other. Then at a coarse picture: the window in squares of some 24 pixels, each with its mean colour, against one that is
// kept in e2e/looks. The pages bring their font along, so that lines break alike everywhere. `npm run looks` makes the kept
// pictures anew; look at what became of them before they are committed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import { begin, closeAll, end, fork, hasAxe, open, run, violations, visit } from './browser.mjs';

const folder = fileURLToPath(new URL('looks/', import.meta.url));
const renew = process.env.LOOKS === 'renew';
const square = 24;
/** Difference of mean colours, in [0, 1], that smoothing or another shade may make on average; and what counts as another square, and of how many. */
const [meanly, another, most] = [0.02, 0.16, 0.04];

const main = [
  ['runs', '/runs'], ['scenarios', '/scenarios'], ['scenario', '/scenarios/belarus-2020?set=parameters.cyprusLink%3D0.9'], ['text', '/scenarios/belarus-2020?pane=yaml'],
  ...['network', 'positions', 'timeline', 'map', 'influence', 'table'].map((view) => [view, `/run/${run}?view=${view}&tick=14&actor=LTU&issue=sanctions`]),
  ['fork', `/run/${run}?tick=9&dialog=fork`], ['actor', `/run/${run}/actor/LTU?issue=sanctions`], ['cascades', `/run/${run}/cascades`], ['cascade', `/run/${run}/cascade/r01-crackdown`],
  ['compare', `/compare?a=${run}&b=${fork}`], ['help', '/help'],
  ['logs', '/logs'], ['cluster', '/cluster', mask],
];

before(() => begin());
afterEach(closeAll);
after(end);

/** A server that did nothing yet has logged nothing. */
const logged = {
  entries: ['Warning', 'Information', 'Error'].map((level, number) => ({ number, time: '2020-08-09T10:00:00.000Z', level, category: 'Run', message: `Run ${run} of belarus-2020 started with seed 2020`, run, actor: null, stimulus: 'r01-crackdown', traceId: null, exception: level === 'Error' ? 'It failed.' : null })),
  next: null,
};

/** Makes what differs from one server to the next alike: numbers, times, addresses, and how many rows there are. */
function mask() {
  // Nothing is to be asked for again, and shown, meanwhile.
  for (let timer = setInterval(() => undefined, 1e9); timer > 0; timer--) clearInterval(timer);
  for (const row of document.querySelectorAll('main tbody tr:nth-child(n + 5)')) row.remove();
  for (const element of document.querySelectorAll('.silos h3, .silos p.small, main tbody td:not(:has(.pill)), main tbody th')) element.textContent = '0';
  for (const element of document.querySelectorAll('.silos .big')) element.textContent = '000';
}

async function shown(name, path, scheme, width) {
  const page = await open({ colorScheme: scheme, reducedMotion: 'reduce', viewport: { width, height: width > 500 ? 900 : 844 }, deviceScaleFactor: 1 });
  if (width < 500) await hasAxe(page);
  if (name === 'logs') await page.route('**/api/v1/logs?*', (route) => route.fulfill({ json: logged }));
  await visit(page, path);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
  return page;
}

/** What is wrong with the layout of a page, in words. */
function faults() {
  const wrong = [];
  const name = (element) => `<${element.tagName.toLowerCase()} ${String(element.className?.baseVal ?? element.className).split(' ')[0]}> “${element.textContent.trim().slice(0, 40)}”`;
  if (document.documentElement.scrollWidth > window.innerWidth) wrong.push(`${document.documentElement.scrollWidth - window.innerWidth} pixels too wide`);
  const dialog = document.querySelector('dialog[open]');
  const visible = [...(dialog ?? document).querySelectorAll('*')].filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('.visually-hidden, .skip, svg, [aria-hidden=true], option') === null);
  // Parts of a page that lie above others are looked at apart from them.
  const layer = (element) => element.closest('.transport, .menu, header nav, dialog');
  const clip = (element) => { for (let at = element; at !== null; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body) return at; return null; };
  const inSight = (box, element) => {
    const frame = clip(element.parentElement)?.getBoundingClientRect();
    return frame === undefined ? box : new DOMRect(Math.max(box.x, frame.x), Math.max(box.y, frame.y), Math.min(box.right, frame.right) - Math.max(box.x, frame.x), Math.min(box.bottom, frame.bottom) - Math.max(box.y, frame.y));
  };
  const texts = [];
  for (const element of visible) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
    if (own.length === 0) continue;
    const style = getComputedStyle(element);
    if (/hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) wrong.push(`cut off: ${name(element)}`);
    for (const node of own) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const box = inSight(line, element);
        if (box.width > 2 && box.height > 2) texts.push({ element, layer: layer(element), box });
      }
    }
  }
  const area = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y));
  for (let one = 0; one < texts.length; one++) {
    for (let other = one + 1; other < texts.length; other++) {
      const [a, b] = [texts[one], texts[other]];
      if (a.element === b.element || a.layer !== b.layer) continue;
      if (area(a.box, b.box) > 0.25 * Math.min(a.box.width * a.box.height, b.box.width * b.box.height)) wrong.push(`over each other: ${name(a.element)} and ${name(b.element)}`);
    }
  }
  const controls = visible.filter((element) => element.matches('a, button, input:not([type=range]), select, summary, textarea')).map((element) => ({ element, layer: layer(element), box: inSight(element.getBoundingClientRect(), element) })).filter(({ box }) => box.width > 2 && box.height > 2);
  for (let one = 0; one < controls.length; one++) {
    const { element, box } = controls[one];
    if (box.x < -1 || box.right > window.innerWidth + 1) wrong.push(`out of the window: ${name(element)}`);
    for (let other = one + 1; other < controls.length; other++) {
      if (controls[other].layer !== controls[one].layer || element.contains(controls[other].element)) continue;
      if (area(box, controls[other].box) > 12) wrong.push(`over each other: ${name(element)} and ${name(controls[other].element)}`);
    }
  }
  const heading = document.querySelector('main :is(h1, h2)')?.getBoundingClientRect();
  if (dialog === null && (heading === undefined || heading.y < 0 || heading.bottom > 400)) wrong.push('the heading is not at the top');
  return [...new Set(wrong)];
}

/** The mean colour of each square of a picture: red, green, blue, row by row. */
async function coarse(page, png) {
  return page.evaluate(async ([url, size]) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const [wide, high] = [Math.ceil(image.width / size), Math.ceil(image.height / size)];
    const sums = new Float64Array(4 * wide * high);
    for (let y = 0, at = 0; y < image.height; y++) {
      for (let x = 0; x < image.width; x++, at += 4) {
        const cell = 4 * (Math.floor(y / size) * wide + Math.floor(x / size));
        for (let part = 0; part < 3; part++) sums[cell + part] += data[at + part];
        sums[cell + 3]++;
      }
    }
    const small = Object.assign(document.createElement('canvas'), { width: wide, height: high });
    const pixels = new ImageData(wide, high);
    const colours = [];
    for (let cell = 0; cell < wide * high; cell++) {
      for (let part = 0; part < 3; part++) {
        const value = Math.round(sums[4 * cell + part] / sums[4 * cell + 3]);
        pixels.data[4 * cell + part] = value;
        colours.push(value);
      }
      pixels.data[4 * cell + 3] = 255;
    }
    small.getContext('2d').putImageData(pixels, 0, 0);
    return { wide, high, colours, png: small.toDataURL('image/png').split(',')[1] };
  }, [`data:image/png;base64,${png.toString('base64')}`, size(png)]);
}
/** A kept picture has a pixel for each square. */
const size = (png) => (png.readUInt32BE(16) < 100 ? 1 : square);

function difference(a, b) {
  assert.deepEqual([a.wide, a.high], [b.wide, b.high]);
  const cells = Array.from({ length: a.wide * a.high }, (_, cell) => Math.max(...[0, 1, 2].map((part) => Math.abs(a.colours[3 * cell + part] - b.colours[3 * cell + part]))) / 255);
  return { mean: cells.reduce((sum, cell) => sum + cell, 0) / cells.length, others: cells.filter((cell) => cell > another).length / cells.length };
}
const alike = ({ mean, others }) => mean <= meanly && others <= most;

/** Pages of whose colours most is drawn by hand, so that a look in the dark may tell something new. */
const drawn = new Set(['network', 'map', 'timeline', 'influence', 'actor', 'cascade', 'compare']);

for (const width of [1440, 390]) {
  for (const scheme of ['light', 'dark']) {
    describe(`${width} pixels wide, ${scheme}`, () => {
      for (const [name, path, prepared] of main.filter(([page]) => scheme === 'light' || drawn.has(page))) {
        it(`${name} looks as it should`, async () => {
          const page = await shown(name, path, scheme, width);
          assert.deepEqual(await page.evaluate(faults), []);
          if (prepared !== undefined) await page.evaluate(prepared);
          const now = await coarse(page, await page.screenshot());
          if (width < 500) assert.deepEqual(await violations(page), []);
          const file = `${folder}${name}-${width}-${scheme}.png`;
          if (renew) {
            mkdirSync(folder, { recursive: true });
            writeFileSync(file, Buffer.from(now.png, 'base64'));
            return;
          }
          assert.ok(existsSync(file), `${file} is missing: npm run looks`);
          const found = difference(await coarse(page, readFileSync(file)), now);
          assert.ok(alike(found), `mean difference ${found.mean.toFixed(3)}, ${(100 * found.others).toFixed(1)} % of the squares are others`);
        });
      }
    });
  }
}

describe('a look', () => {
  for (const [what, spoil] of [
    ['a chart that is gone', () => { for (const canvas of document.querySelectorAll('canvas')) canvas.remove(); document.querySelector('.main figure').style.visibility = 'hidden'; }],
    ['a column that has slipped', () => { document.querySelector('.columns').style.gridTemplateColumns = 'minmax(0, 1fr)'; }],
    ['the colours of the other theme', () => { document.documentElement.dataset.theme = 'dark'; }],
  ]) {
    it(`finds ${what}`, async () => {
      const page = await shown('network', `/run/${run}?view=network&tick=14&actor=LTU&issue=sanctions`, 'light', 1440);
      const before = await coarse(page, await page.screenshot());
      assert.ok(alike(difference(before, await coarse(page, await page.screenshot()))));
      await page.evaluate(spoil);
      const found = difference(before, await coarse(page, await page.screenshot()));
      assert.ok(!alike(found), JSON.stringify(found));
    });
  }

  it('finds texts over each other, cut off, and what is too wide', async () => {
    const page = await shown('help', '/help', 'light', 1440);
    assert.deepEqual(await page.evaluate(faults), []);
    await page.evaluate(() => {
      document.querySelector('h1').nextElementSibling.style.marginTop = '-30px';
      Object.assign(document.querySelector('h2').style, { width: '20px', overflow: 'hidden', whiteSpace: 'nowrap' });
      document.querySelector('footer').style.width = '2000px';
    });
    const found = (await page.evaluate(faults)).join();
    for (const words of ['over each other', 'cut off', 'too wide']) assert.ok(found.includes(words), found);
  });
});
