import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { api, base, begin, closeAll, end, fork, open, post, reaches, run, shown, shows, visit } from './browser.mjs';

before(() => begin({ more: ['--trace-url', 'http://localhost:16686/trace/{traceId}'] }));
afterEach(closeAll);
after(end);
const rgb = (hex) => { const value = Number.parseInt(hex.slice(1), 16); return `rgb(${value >> 16}, ${(value >> 8) & 255}, ${value & 255})`; };

describe('reading a run', () => {
  it('restores the whole view from its address', async () => {
    const page = await open();
    await visit(page, `/run/${run}?view=positions&tick=20&since=5&issue=sanctions&actor=LTU`);
    const seen = async (tab) => ({
      issue: await tab.locator('select').first().inputValue(), view: await tab.locator('nav[aria-label="Views"] [aria-current]').textContent(), frame: await tab.getByRole('slider', { name: 'Frame shown' }).getAttribute('aria-valuenow'),
      since: await tab.getByRole('slider', { name: 'Changes are counted from' }).getAttribute('aria-valuenow'), actor: await tab.locator('#chosen').textContent(), day: await tab.locator('#day').textContent(),
    });
    const before = await seen(page);
    assert.deepEqual(before, { issue: 'sanctions', view: 'Positions', frame: '20', since: '5', actor: 'Lithuania', day: '29 August 2020' });
    const address = page.url();
    const other = await open();
    await other.goto(address);
    await other.locator('#chosen').waitFor();
    assert.deepEqual(await seen(other), before);
    assert.equal(other.url(), address);
  });

  it('restores the part of the network that is seen', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=14`);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForURL(/look=1\.69/);
    const other = await open();
    await visit(other, new URL(page.url()).pathname + new URL(page.url()).search);
    const drawing = (tab) => tab.locator('canvas').nth(1).evaluate((canvas) => canvas.toDataURL());
    assert.equal(await drawing(other), await drawing(page));
    await other.getByRole('button', { name: 'Fit' }).click();
    await other.waitForURL((url) => !url.searchParams.has('look'));
    assert.notEqual(await drawing(other), await drawing(page));
  });

  it('goes back to the view before', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=3`);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.waitForURL(/view=timeline/);
    await page.goBack();
    assert.match(page.url(), /tick=3$/);
    assert.equal(await page.locator('nav[aria-label="Views"] [aria-current]').textContent(), 'Network');
  });

  it('steps, jumps and plays by keyboard alone', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=10`);
    await page.keyboard.press('ArrowRight'); await shows(page, 11);
    await page.keyboard.press('Shift+ArrowLeft'); await shows(page, 1);
    await page.keyboard.press('End'); await shows(page, 52);
    await page.keyboard.press('Home'); await shows(page, 0);
    await page.keyboard.press('3');
    await page.waitForURL(/issue=sanctions/);
    await page.keyboard.press('v');
    await page.waitForURL(/view=positions/);
    await page.keyboard.press('k');
    await reaches(page, 2);
    await page.keyboard.press('k');
    const stopped = await shown(page);
    await page.waitForURL(new RegExp(`tick=${stopped}(&|$)`));
  });

  it('reaches an actor and its full account by keyboard alone', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=14`);
    const network = page.getByRole('listbox', { name: /Network of actors/ });
    await network.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/actor=/);
    await page.keyboard.press('ArrowRight');
    const link = page.getByRole('link', { name: 'The full account' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/actor\//);
    await page.locator('h1').waitFor();
  });
});

describe('the account of a day that is not among the marked changes', () => {
  it('says nothing of it before the answer is there', async () => {
    const page = await open();
    let answer;
    const held = new Promise((resolve) => { answer = resolve; });
    await page.route('**/changes?*', async (route) => {
      if (!new URL(route.request().url()).searchParams.has('tick')) return route.fulfill({ json: { changes: [], total: 1 } });
      await held;
      return route.continue();
    });
    await page.goto(`${base}/run/${run}/actor/LTU?issue=sanctions&tick=22`);
    await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
    assert.equal(await page.getByText('It did not move.').count(), 0);
    answer();
    await page.getByText(/contributions sum to/).waitFor();
  });
});

describe('a run of more messages than a page keeps', () => {
  const [talkers, ticks] = [100, 250];
  const ids = Array.from({ length: talkers }, (_, index) => `T${index}`);
  const yaml = `title: Talk
time: {ticks: ${ticks}}
issues: [{id: opinion}]
reactions: policies
actors:
${ids.map((id, index) => `  - {id: ${id}, name: Talker ${index}, positions: {opinion: ${(index / talkers - 0.5).toFixed(2)}}}`).join('\n')}
  - {id: LISTENER, positions: {opinion: 0}}
policies:
  - {id: chat, actors: [${ids.join(', ')}], when: "true", say: {kind: statement, to: [LISTENER], issue: opinion, audience: private}}
  - {id: end, actor: T0, when: "true", from: ${ticks - 2}, say: {kind: condemn, to: [T1], issue: opinion}}
model: {rule: friedkin-johnsen}
`;

  it('has its signs up to the end, and the list of any day', async () => {
    const { id } = await post('/runs', { yaml, name: 'talk', recordsChanges: false });
    const page = await open();
    await page.goto(`${base}/run/${id}?view=timeline`);
    await page.getByText('finished', { exact: true }).waitFor({ timeout: 60_000 });
    const { counts } = await api(`/runs/${id}`);
    assert.ok(counts.messages > 20_000, `${counts.messages} messages`);
    const last = ticks - 1;
    await page.goto(`${base}/run/${id}?view=timeline&tick=${last}&strip=2`);
    await page.getByText(`${counts.messages.toLocaleString('en-GB')} messages`).waitFor();
    const { total, sent } = await api(`/runs/${id}/activity`);
    assert.equal(total, counts.messages);
    // The list of the last day but one, and its count to a screen reader and in the table of the strip.
    const here = sent[last];
    assert.ok(here > 50);
    await page.locator('aside article').first().waitFor();
    await page.getByRole('button', { name: `Show ${here - 8} more` }).waitFor();
    assert.match(await page.getByRole('slider', { name: 'Frame shown' }).getAttribute('aria-valuetext'), new RegExp(`${here} messages`));
    const row = page.getByRole('figure', { name: /^How far all moved/ }).locator('tbody tr').nth(last);
    assert.equal(await row.locator('td').nth(2).textContent(), String(here));
    // Signs stand above both the strip and the lines, from the first days to the last.
    const box = await page.locator('.strip').boundingBox();
    const places = await page.locator('.strip .marker').evaluateAll((signs) => signs.map((sign) => sign.getBoundingClientRect().x));
    assert.ok(Math.min(...places) < box.x + 0.1 * box.width && Math.max(...places) > box.x + 0.9 * box.width, JSON.stringify(places));
    assert.deepEqual(page.faults, []);
  });

  it('says so when the list of a day could not be asked for', async () => {
    const page = await open();
    await page.route((url) => url.pathname.endsWith('/messages'), (route) => route.abort());
    await page.goto(`${base}/run/${run}?tick=14&view=table`);
    const day = page.getByRole('region', { name: /August|September/ });
    await day.getByText('could not be asked for').waitFor();
    assert.equal(await day.getByText('Nobody said').count(), 0);
  });
});

describe('colours', () => {
  for (const scheme of ['light', 'dark']) {
    it(`of the legend run from the negative pole to the positive one, and positions have them (${scheme})`, async () => {
      const page = await open({ colorScheme: scheme });
      await visit(page, `/run/${run}?view=table&tick=52&issue=sanctions`);
      const { issues } = await api(`/runs/${run}`);
      const issue = issues.find((candidate) => candidate.id === 'sanctions');
      const legend = page.locator('.legend').first();
      const [start, end] = [await legend.locator('.start').textContent(), await legend.locator('.pole.end').textContent()];
      assert.ok(start.includes(issue.negative) && start.includes('−1'), start);
      assert.ok(end.includes(issue.positive) && end.includes('+1'), end);
      assert.equal(await legend.getAttribute('aria-label'), `Colours: −1 is “${issue.negative}”, 1 is “${issue.positive}”`.replace('1 is “' + issue.positive, '+1 is “' + issue.positive));
      const ends = scheme === 'light' ? ['#9a4a06', '#3f1a70'] : ['#ffb347', '#d2c6ff'];
      const colour = (bin) => legend.locator(`[data-bin="${bin}"]`).evaluate((cell) => getComputedStyle(cell).backgroundColor);
      assert.deepEqual([await colour(0), await colour(20)], ends.map(rgb));

      const { series } = await api(`/runs/${run}/stances?issue=sanctions&from=52&to=52`);
      const sorted = series.map((s) => ({ actor: s.actor, value: s.values[0] })).sort((a, b) => a.value - b.value);
      const { actors } = await api(`/runs/${run}`);
      const column = 1 + issues.findIndex((candidate) => candidate.id === 'sanctions');
      const cellOf = async ({ actor }) => page.locator('tbody tr', { has: page.getByRole('button', { name: actors.find((a) => a.id === actor).name, exact: true }) }).locator('td').nth(column - 1).locator('.cell').evaluate((cell) => getComputedStyle(cell).backgroundColor.match(/\d+/g).map(Number));
      const distance = (a, b) => Math.hypot(...a.map((part, index) => part - b[index]));
      const numbers = (hex) => rgb(hex).match(/\d+/g).map(Number);
      const [lowest, highest] = [await cellOf(sorted[0]), await cellOf(sorted.at(-1))];
      assert.ok(distance(lowest, numbers(ends[0])) < distance(lowest, numbers(ends[1])), 'the lowest position is coloured like the negative end');
      assert.ok(distance(highest, numbers(ends[1])) < distance(highest, numbers(ends[0])), 'the highest position is coloured like the positive end');
    });
  }
});

describe('why', () => {
  it('shows contributions that sum to the change, for the way and for a day', async () => {
    const page = await open();
    for (const path of [`/run/${run}/actor/LTU?issue=sanctions`, `/run/${run}/actor/LTU?issue=sanctions&by=mechanism`, `/run/${run}/actor/LTU?issue=sanctions&tick=22`, `/run/${run}/actor/EU?issue=legitimacy&from=3&to=30`]) {
      await visit(page, path);
      const waterfall = page.locator('svg[data-sum-off]').first();
      await waterfall.waitFor();
      assert.ok(Number(await waterfall.getAttribute('data-sum-off')) <= 1e-9, path);
      assert.match(await page.locator('.frame + p, .frame p').first().textContent(), /sum to .* exactly/);
    }
  });

  it('leads from a bar to the message behind it in one step, and on to its cascade', async () => {
    const page = await open();
    await visit(page, `/run/${run}/actor/LTU?issue=sanctions`);
    await page.getByRole('button', { name: /^Estonia, / }).focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('region', { name: /contributions on/ }).getByRole('link').first();
    await link.click();
    await page.waitForURL(/\/cascade\//);
    await page.getByRole('tree').waitFor();
    const before = await page.getByRole('treeitem').count();
    await page.getByRole('tree').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((count) => document.querySelectorAll('[role=treeitem]').length < count || count === 1, before);
  });

  it('finds a message in a cascade and opens the trace', async () => {
    const page = await open();
    await visit(page, `/run/${run}/cascade/r01-crackdown`);
    await page.getByRole('searchbox', { name: 'Find' }).fill('refuge');
    await page.waitForFunction(() => document.querySelectorAll('[role=treeitem]').length === 2);
    const cascade = await api(`/runs/${run}/cascades/r01-crackdown`);
    assert.equal(cascade.traceUrl, `http://localhost:16686/trace/${cascade.traceId}`);
    assert.equal(await page.getByRole('link', { name: /Open in Jaeger/ }).getAttribute('href'), cascade.traceUrl);
  });
});

/** Names and bytes of the files of an archive, by its central directory. */
function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [method, size, nameLength, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString();
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

describe('export', () => {
  async function saved(page, kind) {
    await page.locator('summary', { hasText: 'Export' }).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: new RegExp(`^${kind}`) }).first().click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  it('of a run is its folder as a zip', async () => {
    const page = await open();
    await visit(page, `/run/${run}`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
    assert.equal(download.suggestedFilename(), `${run}.zip`);
    const files = unzip(await readFile(await download.path()));
    assert.deepEqual([...files.keys()].map((name) => name.split('/').at(-1)).sort(), ['affinities.parquet', 'changes.parquet', 'decisions.parquet', 'manifest.json', 'messages.parquet', 'outcomes.json', 'scenario.yaml', 'stances.parquet']);
    const manifest = JSON.parse([...files].find(([name]) => name.endsWith('manifest.json'))[1].toString());
    assert.equal(manifest.run, (await api(`/runs/${run}`)).hash);
  });

  for (const view of ['network', 'positions', 'timeline', 'map', 'influence']) {
    it(`of ${view} gives a picture, a drawing and its numbers`, async () => {
      const page = await open();
      await visit(page, `/run/${run}?view=${view}&tick=20&issue=legitimacy`);
      await page.waitForFunction(() => document.querySelector('figure canvas') !== null || document.querySelectorAll('figure svg *').length > 30);
      const png = await saved(page, 'PNG');
      assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
      assert.ok(png.bytes.readUInt32BE(16) >= 600, 'wide enough to print');
      const svg = await saved(page, 'SVG');
      const parsed = await page.evaluate((text) => { const root = new DOMParser().parseFromString(text, 'image/svg+xml'); return { broken: root.querySelector('parsererror') !== null, shapes: root.querySelectorAll('path, circle, rect, text').length }; }, svg.bytes.toString());
      assert.ok(!parsed.broken && parsed.shapes > 20, JSON.stringify(parsed));
      const csv = await saved(page, 'CSV');
      assert.match(csv.name, new RegExp(`^${run}-${view}`));
      const rows = csv.bytes.toString().trim().split('\r\n');
      assert.ok(rows.length > 10);
    });
  }

  it('of the positions of many has everybody, drawn or not, and says how many are drawn', async () => {
    const count = 300;
    const yaml = `title: Many\ntime: {ticks: 3}\nissues: [{id: opinion}]\npopulations:\n  - {id: citizen, count: ${count}, positions: {opinion: {spread: uniform}}, susceptibility: 0.9, network: {kind: random, degree: 6}}\nmodel: {rule: friedkin-johnsen}\n`;
    const { id } = await post('/runs', { yaml, name: 'many' });
    const page = await open();
    await page.goto(`${base}/run/${id}?view=positions`);
    await page.getByText('finished', { exact: true }).waitFor();
    await page.getByText(`The first 160 of ${count} actors are drawn.`).waitFor();
    assert.equal(await page.locator('figure svg [role=button]').count(), 160);
    const csv = await saved(page, 'CSV');
    const rows = csv.bytes.toString().trim().split('\r\n').slice(1);
    assert.equal(new Set(rows.map((row) => row.split(',')[0])).size, count);
    assert.ok(rows.every((row) => row.split(',').every((cell) => cell !== '')));
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByText(`Show more (${count - 200} left)`).waitFor();
  });

  it('of the timeline holds the positions of the run', async () => {
    const page = await open();
    await visit(page, `/run/${run}?view=timeline&issue=legitimacy`);
    const csv = await saved(page, 'CSV');
    const [head, ...rows] = csv.bytes.toString().trim().split('\r\n').map((row) => row.split(','));
    const { series } = await api(`/runs/${run}/stances?issue=legitimacy`);
    for (const { actor, values } of series) {
      const column = head.indexOf(actor);
      values.forEach((value, frame) => assert.ok(Math.abs(Number(rows[frame][column]) - value) <= 2e-5, `${actor} in frame ${frame}`));
    }
  });
});

describe('table twins', () => {
  for (const view of ['network', 'positions', 'timeline', 'map', 'influence']) {
    it(`of ${view} hold numbers as soon as they are here`, async () => {
      const page = await open();
      await page.goto(`${base}/run/${run}?view=${view}&tick=20&issue=legitimacy&twin=1`);
      await page.waitForFunction(() => {
        const cells = [...document.querySelectorAll('figure table tbody td')];
        return cells.length > 10 && cells.some((cell) => /\d/.test(cell.textContent)) && cells.every((cell) => cell.textContent !== '–');
      });
    });
  }
});

describe('comparing', () => {
  it('says where two runs part, how far, and what only one of them says', async () => {
    const page = await open();
    await visit(page, '/runs');
    for (const id of [run, fork]) await page.getByRole('checkbox', { name: `Choose ${id} for comparing` }).check();
    await page.getByRole('link', { name: /^Compare/ }).last().click();
    await page.waitForURL(/\/compare\?/);
    const [a, b] = ['a', 'b'].map((side) => new URL(page.url()).searchParams.get(side));
    assert.deepEqual([a, b].sort(), [run, fork]);
    await visit(page, `/compare?a=${run}&b=${fork}`);
    const { divergence, messages } = await api(`/compare?a=${run}&b=${fork}`);
    await page.getByText('They part on 2 Sept, first with Estonia on Sanctions on Belarus.').waitFor();
    assert.equal(divergence.tick, 24);
    await page.getByText(`${divergence.a.toFixed(3)} stands against ${divergence.b.toFixed(3)}`).waitFor();
    assert.deepEqual(messages.onlyA.map((message) => message.id).includes('r63-usa'), true);
    await page.getByText(messages.onlyA[0].text).waitFor();
  });

  it('keeps its view in the address', async () => {
    const page = await open();
    await visit(page, `/compare?a=${run}&b=${fork}`);
    await page.getByRole('combobox', { name: 'Actor', exact: true }).selectOption({ label: 'Latvia' });
    await page.waitForURL(/actor=LVA/);
    const other = await open();
    await visit(other, new URL(page.url()).pathname + new URL(page.url()).search);
    await other.getByRole('heading', { name: /^Latvia on/ }).waitFor();
  });
});
