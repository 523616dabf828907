// Frames per second and lag of the network while a run goes on at 30 ticks per second, without a graphics card.
//   node e2e/drawing.bench.mjs        against the mock, which serves made-up runs of 200, 2,000 and 10,000 actors
import { base, close, open } from './browser.mjs';

const seconds = 6;
for (const count of [200, 2000, 10000]) {
  const page = await open({ colorScheme: 'light' });
  await page.goto(`${base}/run/synthetic-${count}-live?all=1`);
  await page.waitForFunction(() => document.querySelector('.wait') === null && document.querySelector('canvas') !== null, null, { timeout: 120_000 });
  await page.waitForTimeout(1500);
  // Processor time of the page's thread: what a frame costs, however busy the machine is.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const shown = () => page.getByRole('slider', { name: 'Frame shown' }).getAttribute('aria-valuenow').then(Number);
  const [before, first] = [await busy(), await shown()];
  const measured = page.evaluate((span) => new Promise((resolve) => {
    const times = [];
    const start = performance.now();
    const next = (now) => {
      times.push(now);
      if (now - start < span * 1000) requestAnimationFrame(next);
      else resolve({ frames: times.length / ((times.at(-1) - times[0]) / 1000), longest: Math.max(...times.slice(1).map((time, at) => time - times[at])), ticks: Number(document.querySelector('[role=slider][aria-label="Frame shown"]').getAttribute('aria-valuenow')) });
    };
    requestAnimationFrame(next);
  }), seconds);
  await page.keyboard.press('k');
  const { frames, longest, ticks } = await measured;
  const after = await busy();
  const cost = ((after.TaskDuration - before.TaskDuration) * 1000) / (frames * seconds);
  const script = ((after.ScriptDuration - before.ScriptDuration) * 1000) / (frames * seconds);
  await page.keyboard.press('k');
  console.log(`${String(count).padStart(6)} actors: ${frames.toFixed(1)} frames/s, longest frame ${longest.toFixed(0)} ms, ${((ticks - first) / seconds).toFixed(1)} ticks/s shown, ${cost.toFixed(1)} ms of processor per frame (${script.toFixed(1)} ms script)`);
  await page.context().close();
}
await close();
