// Takes the pictures of the documents from a running server: BASE_URL, RUN as for the end-to-end tests.
//   BASE_URL=http://127.0.0.1:8090 node scripts/screenshots.mjs
import { fileURLToPath } from 'node:url';
import { close, open, run, visit } from '../e2e/browser.mjs';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const pictures = [
  ['dashboard-network', `/run/${run}?tick=14&actor=LTU&issue=sanctions`, 'light'],
  ['dashboard-positions', `/run/${run}?view=positions`, 'dark'],
  ['dashboard-why', `/run/${run}/actor/LTU?issue=sanctions`, 'light'],
  ['dashboard-cascade', `/run/${run}/cascade/r01-crackdown`, 'dark'],
];
for (const [name, path, colorScheme] of pictures) {
  const page = await open({ colorScheme, viewport: { width: 1440, height: 900 } });
  await visit(page, path);
  await page.waitForFunction(() => document.querySelector('.wait') === null);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.context().close();
  console.log(`docs/images/${name}.png`);
}
await close();
