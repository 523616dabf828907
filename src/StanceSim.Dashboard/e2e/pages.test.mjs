import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, it } from 'node:test';
import { base, begin, closeAll, end, open, pages, visit } from './browser.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
before(() => begin());
after(end);

// Colours are the same at either width, and so are what they stand on.
for (const [scheme, width] of [['light', 1440], ['dark', 1440], ['light', 390]]) {
  describe(`every page, ${scheme}, ${width} pixels wide`, { concurrency: 2 }, () => {
    for (const path of pages) {
      it(`${path} has no accessibility violation, no fault, no outside request, and fits`, async () => {
        const page = await open({ colorScheme: scheme, reducedMotion: 'reduce', viewport: { width, height: width > 500 ? 900 : 844 } });
        // The policy of the page allows no foreign script: axe comes in through the debugger.
        await page.context().addInitScript({ path: axe });
        await visit(page, path);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `  ${n.html.slice(0, 200)} ${n.any.concat(n.all).map((c) => c.message).join('; ').slice(0, 220)}`).join('\n')}`);
        assert.deepEqual(told, []);
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
}

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
