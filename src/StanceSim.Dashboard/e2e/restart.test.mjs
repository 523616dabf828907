import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { begin, closeAll, end, open, post, restart, run, shows, base } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

it('a tab on a finished run goes on where it was when the server comes back', async () => {
  const page = await open();
  await page.goto(`${base}/run/${run}?issue=sanctions&actor=LTU&view=positions&tick=20`);
  await page.locator('#chosen').waitFor();
  const address = page.url();
  await restart('SIGKILL', async () => {
    // What is here can be looked at without a server.
    await page.keyboard.press('ArrowRight');
    await shows(page, 21);
    await page.keyboard.press('ArrowLeft');
    await shows(page, 20);
  });
  await page.waitForFunction((wanted) => location.href === wanted, address);
  await page.keyboard.press('2');
  await page.waitForURL(/issue=intervention/);
  await page.reload();
  await shows(page, 20);
  assert.equal(await page.locator('#chosen').textContent(), 'Lithuania');
});
