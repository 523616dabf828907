import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { base, begin, closeAll, end, open, post, run, shows, visit } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

/** Three states on an issue that is told from 0 to 100. */
const yaml = `title: Percent
time: {ticks: 6}
issues: [{id: share, name: Share, negative: none, positive: all, scale: [0, 100]}]
actors:
  - {id: LTU, name: Lithuania, positions: {share: 90}, susceptibility: 0}
  - {id: LVA, name: Latvia, positions: {share: 10}, susceptibility: 0.9}
  - {id: EST, name: Estonia, positions: {share: 30}, susceptibility: 0.5}
ties:
  - {from: LVA, to: LTU, type: alliance, weight: 0.9}
  - {from: EST, to: LTU, type: alliance, weight: 0.9}
model: {rule: friedkin-johnsen}
`;

it('changes on the map are told in one unit: in the legend, to screen readers, and in the table', async () => {
  const { id } = await post('/runs', { yaml, name: 'percent' });
  const page = await open();
  await page.goto(`${base}/run/${id}?view=map&mode=change`);
  await page.getByText('finished', { exact: true }).waitFor();
  const latvia = page.getByRole('button', { name: /^Latvia: .*change \+[1-9]/ });
  const spoken = Number(/change \+([\d.]+)/.exec(await latvia.getAttribute('aria-label'))[1]);
  assert.ok(spoken > 2, `${spoken} of 100`);
  const legend = Number(/\+([\d.]+) is/.exec(await page.locator('.legend[role=img]').first().getAttribute('aria-label'))[1]);
  assert.ok(legend >= spoken, `the legend ends at ${legend}`);
  await page.getByRole('button', { name: 'Table', exact: true }).first().click();
  const told = Number(await page.locator('figure table tbody tr', { hasText: 'Latvia' }).locator('td').last().textContent());
  assert.ok(Math.abs(told - spoken) < 0.01, `${told} in the table, ${spoken} on the map`);
});

it('the whole world of the map and every actor of the network are asked for apart', async () => {
  const page = await open();
  await visit(page, `/run/${run}?view=map&tick=14`);
  await page.getByRole('button', { name: 'World' }).click();
  await page.waitForURL(/world=1/);
  assert.ok(!/[?&]all=/.test(page.url()));
});

it('ties of generated networks are drawn, and counted in the table', async () => {
  const crowd = (network) => `title: Crowd\ntime: {ticks: 2}\nissues: [{id: opinion}]\npopulations:\n  - {id: citizen, count: 60, positions: {opinion: {spread: uniform}}, susceptibility: 0.9, network: {kind: random, degree: ${network}}}\nmodel: {rule: friedkin-johnsen}\n`;
  const page = await open();
  const drawn = [];
  for (const degree of [0, 6]) {
    const { id } = await post('/runs', { yaml: crowd(degree), name: 'crowd' });
    await page.goto(`${base}/run/${id}?twin=1`);
    await page.getByText('finished', { exact: true }).waitFor();
    // Ties are asked for once the page knows the run.
    await page.waitForFunction((expected) => {
      const rows = [...document.querySelectorAll('figure[aria-label^="Who is bound to whom"] tbody tr')];
      return rows.length === 60 && rows.reduce((sum, row) => sum + Number(row.querySelectorAll('td')[2].textContent), 0) === expected;
    }, 60 * degree);
    await page.goto(`${base}/run/${id}`);
    await page.waitForFunction(() => document.querySelector('.wait') === null && document.querySelector('canvas') !== null);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    drawn.push(await page.locator('canvas').first().evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.reduce((sum, value, index) => sum + (index % 4 === 3 && value > 0 ? 1 : 0), 0)));
  }
  assert.equal(drawn[0], 0);
  assert.ok(drawn[1] > 3000, `${drawn[1]} pixels of ties`);
});

it('single characters are keys until they are turned off, and stay off', async () => {
  const page = await open();
  await visit(page, '/help');
  await page.getByRole('checkbox', { name: 'Single letters' }).uncheck();
  await visit(page, `/run/${run}?view=table&tick=14`);
  for (const key of ['f', 't', 'v', '2', ']', '.']) await page.keyboard.press(key);
  await page.keyboard.press('ArrowRight');
  await shows(page, 15);
  await page.waitForURL(/tick=15/);
  assert.equal(new URL(page.url()).search, '?view=table&tick=15');
  await visit(page, '/help');
  await page.getByRole('checkbox', { name: 'Single letters' }).check();
  await visit(page, `/run/${run}?view=table&tick=14`);
  await page.keyboard.press('f');
  await page.getByRole('dialog').waitFor();
});
