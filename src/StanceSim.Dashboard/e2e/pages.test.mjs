import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import { close, open, pages, visit } from './browser.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
after(close);

for (const scheme of ['light', 'dark']) {
  describe(`every page, ${scheme}`, () => {
    for (const path of pages) {
      it(`${path} has no accessibility violation, no fault and no outside request`, async () => {
        const page = await open({ colorScheme: scheme, reducedMotion: 'reduce' });
        // The policy of the page allows no foreign script: axe comes in through the debugger.
        await page.context().addInitScript({ path: axe });
        await visit(page, path);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `  ${n.html.slice(0, 200)} ${n.any.concat(n.all).map((c) => c.message).join('; ').slice(0, 220)}`).join('\n')}`);
        assert.deepEqual(told, []);
        assert.deepEqual(page.foreign, []);
        assert.deepEqual(page.faults.filter((fault) => !/404/.test(fault) || !/not-there/.test(path)), []);
        await page.context().close();
      });
    }
  });
}

describe('narrow pages', () => {
  for (const path of pages) {
    it(`${path} fits 390 pixels`, async () => {
      const page = await open({ viewport: { width: 390, height: 844 } });
      await visit(page, path);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wider <= 0, `${wider} pixels too wide`);
      await page.context().close();
    });
  }
});
