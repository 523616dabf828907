import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { base, begin, closeAll, end, open, shows, visit } from './browser.mjs';
import { prepare, serve } from './server.mjs';

before(async () => begin({ running: await serve(prepare({ runs: false })) }));
afterEach(closeAll);
after(end);

it('a first visit to a server without runs leads to a run of Belarus that explains itself', async () => {
  const page = await open();
  await visit(page, '/');
  await page.getByRole('button', { name: 'Run it and take the tour: Belarus 2020' }).click();
  await page.getByText('Tour, 1 of 5').waitFor();
  assert.match(await page.locator('.guide').textContent(), /Belarus votes/);
  await page.getByText('finished', { exact: true }).waitFor();
  await shows(page, 0);
  for (let stop = 2; stop <= 5; stop++) {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText(`Tour, ${stop} of 5`).waitFor();
  }
  // What the tour says is there: the busy day has its list, the way its split.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.locator('svg[data-sum-off]').waitFor();
  assert.deepEqual(page.faults.filter((fault) => !/416/.test(fault)), []);
});

it('the cluster page leads to the dashboard of Orleans', async () => {
  const page = await open();
  await visit(page, '/cluster');
  const link = page.getByRole('link', { name: 'Orleans dashboard' });
  const address = await link.getAttribute('href');
  await link.click();
  await page.waitForURL(base + address);
  assert.equal((await fetch(base + address)).status, 200);
});
