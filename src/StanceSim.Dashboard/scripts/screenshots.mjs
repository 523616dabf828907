// Takes the pictures of the documents from the real server, and pictures of a narrow window to look at, which are not kept.
// `narrow` takes only the latter.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { begin, end, fork, open, run, visit } from '../e2e/browser.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const documents = 'docs/images';
const looks = 'src/StanceSim.Dashboard/artifacts';
const wide = [
  ['dashboard-network', `/run/${run}?tick=14&actor=LTU&issue=sanctions`, 'light'],
  ['dashboard-why', `/run/${run}/actor/LTU?issue=sanctions`, 'light', 1120],
  ['dashboard-cascade', `/run/${run}/cascade/r01-crackdown`, 'dark'],
  ['dashboard-compare', `/compare?a=${run}&b=${fork}`, 'light'],
  ['dashboard-map', `/run/${run}?view=map&tick=52&issue=legitimacy`, 'dark'],
];
const narrow = [
  ['runs', '/runs'], ['scenario', '/scenarios/belarus-2020'], ['help', '/help'], ['logs', '/logs'], ['cluster', '/cluster'],
  ...['network', 'positions', 'timeline', 'map', 'influence', 'table'].map((view) => [`run-${view}`, `/run/${run}?view=${view}&tick=14&actor=LTU&issue=sanctions`]),
  ['fork', `/run/${run}?tick=9&dialog=fork`], ['actor', `/run/${run}/actor/LTU?issue=sanctions`], ['cascade', `/run/${run}/cascade/r01-crackdown`], ['compare', `/compare?a=${run}&b=${fork}`],
];

async function take(file, path, options, fullPage = false) {
  const page = await open(options);
  await visit(page, path);
  // Two frames: texts are set in the first and labels drawn in the second.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.screenshot({ path: root + file, fullPage });
  await page.context().close();
  console.log(file);
}

await begin();
if (!process.argv.includes('narrow')) {
  for (const [name, path, colorScheme, height = 900] of wide) await take(`${documents}/${name}.png`, path, { colorScheme, viewport: { width: 1440, height } });
}
mkdirSync(root + looks, { recursive: true });
for (const [name, path] of narrow) {
  for (const colorScheme of ['light', 'dark']) await take(`${looks}/${name}-390-${colorScheme}.png`, path, { colorScheme, viewport: { width: 390, height: 844 } }, true);
}
await end();
