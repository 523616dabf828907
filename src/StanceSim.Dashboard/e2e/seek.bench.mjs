// Time from a click on the strip to the frame being drawn, in a run of 10,000 ticks with 200 actors; and from asking for a fork to seeing both branches.
import { base, begin, end, open, run, visit } from './browser.mjs';
import { writeCrowd } from './crowd.mjs';
import { prepare, serve, stancesim } from './server.mjs';

const folder = prepare();
const name = writeCrowd(folder, 200, 10_000);
stancesim(folder, 'run', `scenarios/${name}.yaml`, '--quiet', '--no-changes', '--out', 'runs/long');
await begin({ running: await serve(folder) });

const page = await open({ colorScheme: 'light' });
await page.goto(`${base}/run/long?tick=0`);
await page.waitForFunction(() => document.querySelector('.wait') === null && document.querySelector('canvas') !== null, null, { timeout: 120_000 });
await page.waitForLoadState('networkidle');
const times = await page.evaluate(async () => {
  const strip = document.querySelector('.strip');
  const box = strip.getBoundingClientRect();
  const handle = () => document.querySelector('[role=slider][aria-label="Frame shown"]').getAttribute('aria-valuenow');
  const found = [];
  let state = 7;
  for (let seek = 0; seek < 100; seek++) {
    state = (state * 16807) % 2147483647;
    const x = box.left + 12 + (state / 2147483647) * (box.width - 24);
    const [before, start] = [handle(), performance.now()];
    strip.dispatchEvent(new PointerEvent('pointerdown', { clientX: x, clientY: box.top + 30, bubbles: true, pointerId: 1 }));
    strip.dispatchEvent(new PointerEvent('pointerup', { clientX: x, clientY: box.top + 30, bubbles: true, pointerId: 1 }));
    do await new Promise((resolve) => requestAnimationFrame(resolve)); while (handle() === before && performance.now() - start < 2000);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    found.push(performance.now() - start);
  }
  return found.sort((a, b) => a - b);
});
console.log(`seek to any of 10,000 ticks: median ${times[50].toFixed(0)} ms, p95 ${times[95].toFixed(0)} ms`);
await page.context().close();

const forks = [];
for (let round = 0; round < 10; round++) {
  const tab = await open({ colorScheme: 'light' });
  await visit(tab, `/run/${run}?tick=12&issue=intervention&dialog=fork`);
  await tab.getByRole('dialog').getByRole('spinbutton').fill(String(0.1 + round / 100));
  const began = performance.now();
  await tab.getByRole('dialog').getByRole('button', { name: 'Fork and compare' }).click();
  await tab.getByText(/They part on|Not one position differs/).waitFor();
  await tab.locator('figure canvas').first().waitFor();
  forks.push(performance.now() - began);
  await tab.context().close();
}
forks.sort((a, b) => a - b);
console.log(`fork of the Belarus run to both branches shown: median ${forks[5].toFixed(0)} ms, longest of ${forks.length} ${forks.at(-1).toFixed(0)} ms`);
await end();
