import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { begin, closeAll, end, open, base } from './browser.mjs';

const token = 'a-token-that-only-this-test-knows';
before(() => begin({ env: { STANCESIM_TOKEN: token } }));
after(end);

it('asks who has no session for the token, and lets in who brings it', async () => {
  const page = await open();
  await page.goto(`${base}/runs`);
  const field = page.getByRole('textbox', { name: 'Token' });
  await field.fill('a-token-that-is-not-the-right-one');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await field.fill(token);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Belarus 2020' }).first().waitFor();
  assert.deepEqual(page.foreign, []);
  await closeAll();
});

it('shows live runs over a connection that has the session', async () => {
  const page = await open();
  await page.goto(`${base}/?token=${token}`);
  await page.goto(`${base}/scenarios/hello`);
  await page.getByLabel('begin paused').check();
  await page.getByRole('button', { name: 'Start run' }).click();
  await page.getByText('live', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'One step on' }).click();
  await page.waitForFunction(() => document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow') === '1');
  await closeAll();
});
