import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import { begin, closeAll, end, fork, open, post, base, run, visit } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

/** Every chart that stands beside the views: its page, what its figure is called, and how many rows its numbers have at least. */
const charts = [
  ['the way of an actor', `/run/${run}?tick=20&issue=sanctions&actor=LTU`, /^Why, on Sanctions/, 3],
  ['the other issues', `/run/${run}?view=timeline&issue=sanctions`, /^The same actors on the other issues/, 53],
  ['the strip of the scrubber', `/run/${run}?tick=20&issue=sanctions`, /^How far all moved on Sanctions/, 52],
  ['the table of everybody', `/run/${run}?view=table&tick=20`, /^Where everybody stands on/, 40],
  ['the differences of two runs', `/compare?a=${run}&b=${fork}`, /^Largest difference/, 10],
  ['the ways of two runs', `/compare?a=${run}&b=${fork}`, / in both$/, 52],
  ['who moved in a day', `/run/${run}?tick=20&issue=sanctions`, /^Who moved on/, 5],
  ['the timeline of an actor', `/run/${run}/actor/LTU?issue=sanctions`, /^Lithuania on/, 52],
  ['what moved an actor', `/run/${run}/actor/LTU?issue=sanctions`, /^What moved it/, 3],
  ['the regards of an actor', `/run/${run}/actor/LTU?issue=sanctions`, /^Regards and ties/, 20],
  ['a cascade', `/run/${run}/cascade/r01-crackdown`, /^What followed/, 3],
  ['whom a message moved', `/run/${run}/cascade/r01-crackdown`, /^Whom it moved/, 3],
  ['all cascades', `/run/${run}/cascades`, /^How much followed/, 10],
];

describe('every chart beside the views', () => {
  for (const [what, path, title, least] of charts) {
    it(`${what} has a picture, a drawing, its numbers and a table`, async () => {
      const page = await open();
      await visit(page, path);
      const figure = page.getByRole('figure', { name: title });
      const menu = figure.locator('summary');
      const take = async (kind) => {
        await menu.click();
        const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: new RegExp(`^${kind}`) }).click()]);
        return readFile(await download.path());
      };
      const png = await take('PNG');
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      const svg = (await take('SVG')).toString();
      const shapes = await page.evaluate((text) => { const root = new DOMParser().parseFromString(text, 'image/svg+xml'); return root.querySelector('parsererror') === null ? root.querySelectorAll('path, rect, text').length : -1; }, svg);
      assert.ok(shapes > 10, `${shapes} shapes`);
      assert.ok(!/NaN|undefined/.test(svg));
      const rows = (await take('CSV')).toString().trim().split('\r\n');
      assert.ok(rows.length > least, `${rows.length} rows`);
      const table = figure.getByRole('button', { name: 'Table', exact: true });
      if (!(await table.isVisible())) await menu.click();
      await table.click();
      const first = figure.locator('table tbody tr').first();
      await first.waitFor();
      assert.equal(await first.locator('th, td').count(), rows[0].replace(/"[^"]*"/g, '').split(',').length);
      // The address holds which tables are shown.
      await page.reload();
      await figure.locator('table tbody tr').first().waitFor();
    });
  }

  it('the strip can still be dragged while its table is shown', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=20&strip=1`);
    await page.getByRole('figure', { name: /^How far all moved/ }).getByRole('table').waitFor();
    await page.getByRole('slider', { name: 'Frame shown' }).press('ArrowRight');
    await page.waitForURL(/tick=21/);
  });
});

it('a picture that is too large is told, and the drawing still comes', async () => {
  const page = await open();
  await page.addInitScript(() => { HTMLCanvasElement.prototype.toBlob = function none(done) { done(null); }; });
  await visit(page, `/run/${run}?view=positions&tick=20`);
  const figure = page.getByRole('figure', { name: /^Where everybody stands/ });
  await figure.locator('summary').click();
  await figure.getByRole('button', { name: /^PNG/ }).click();
  await figure.getByRole('alert').waitFor();
  assert.match(await figure.getByRole('alert').textContent(), /too large/);
  await figure.locator('summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: /^SVG/ }).click()]);
  assert.match(download.suggestedFilename(), /\.svg$/);
  assert.deepEqual(page.faults, []);
});

it('the table of a timeline of many shows as many columns as can be read, and its file all', async () => {
  const count = 90;
  const yaml = `title: Many\ntime: {ticks: 3}\nissues: [{id: opinion}]\npopulations:\n  - {id: citizen, count: ${count}, positions: {opinion: {spread: uniform}}, susceptibility: 0.9, network: {kind: random, degree: 6}}\nmodel: {rule: friedkin-johnsen}\n`;
  const { id } = await post('/runs', { yaml, name: 'many' });
  const page = await open();
  await page.goto(`${base}/run/${id}?view=timeline&twin=1`);
  await page.getByText('finished', { exact: true }).waitFor();
  const figure = page.getByRole('figure', { name: /over time/ });
  await figure.getByText(`The columns of 60 of ${count} actors`).waitFor();
  assert.equal(await figure.locator('thead th').count(), 62);
  await figure.locator('summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: /^CSV/ }).click()]);
  assert.equal((await readFile(await download.path(), 'utf8')).split('\r\n')[0].split(',').length, count + 2);
});
