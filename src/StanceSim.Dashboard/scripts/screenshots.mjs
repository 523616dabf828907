// Takes the pictures of the documents from the real server.
import { fileURLToPath } from 'node:url';
import { begin, end, fork, open, run, visit } from '../e2e/browser.mjs';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const pictures = [
  ['dashboard-network', `/run/${run}?tick=14&actor=LTU&issue=sanctions`, 'light'],
  ['dashboard-why', `/run/${run}/actor/LTU?issue=sanctions`, 'light', 1120],
  ['dashboard-cascade', `/run/${run}/cascade/r01-crackdown`, 'dark'],
  ['dashboard-compare', `/compare?a=${run}&b=${fork}`, 'light'],
  ['dashboard-map', `/run/${run}?view=map&tick=52&issue=legitimacy`, 'dark'],
];
await begin();
for (const [name, path, colorScheme, height = 900] of pictures) {
  const page = await open({ colorScheme, viewport: { width: 1440, height } });
  await visit(page, path);
  // Two frames: texts are set in the first and labels drawn in the second.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.context().close();
  console.log(`docs/images/${name}.png`);
}
await end();
