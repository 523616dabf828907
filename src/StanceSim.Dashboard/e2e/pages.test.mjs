import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { base, begin, closeAll, end, hasAxe, open, pages, violations, visit } from './browser.mjs';

before(() => begin());
after(end);

// Narrow pages are looked at by looks.test.mjs.
describe('every page', { concurrency: 2 }, () => {
  for (const path of pages) {
    it(`${path} has no accessibility violation in either theme, no fault, no outside request, and fits`, async () => {
      const page = await open({ colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
      await hasAxe(page);
      await visit(page, path);
      const grounds = new Set();
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        grounds.add(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
        assert.deepEqual(await violations(page), []);
      }
      assert.equal(grounds.size, 2);
      assert.deepEqual(page.foreign, []);
      assert.deepEqual(page.faults.filter((fault) => !/404/.test(fault) || !/not-there/.test(path)), []);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wider <= 0, `${wider} pixels too wide`);
      // What a dialog holds must not hide beyond its edge either.
      const dialog = page.getByRole('dialog');
      if ((await dialog.count()) > 0) assert.ok(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth));
      await page.context().close();
    });
  }
});

describe('the pages', () => {
  afterEach(closeAll);
  it('come with a policy that allows nothing from elsewhere', async () => {
    const answer = await fetch(`${base}/runs`);
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'; script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
  });

  it('say so when the server cannot be reached, and go on when it can', async () => {
    const page = await open();
    await page.route('**/api/v1/runs?*', (route) => route.abort());
    await page.goto(`${base}/runs`);
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/runs?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Belarus 2020' }).first().waitFor();
  });

  it('explain themselves at a first visit on the run of Belarus', async () => {
    const page = await open();
    await visit(page, '/');
    await page.getByRole('link', { name: /^Take the tour: Belarus 2020/ }).click();
    for (let stop = 1; stop < 5; stop++) {
      await page.getByText(`Tour, ${stop} of 5`).waitFor();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByText('Tour, 5 of 5').waitFor();
    await page.getByRole('button', { name: 'Leave the tour' }).click();
    await page.locator('#guide-title').waitFor({ state: 'detached' });
  });
});
