// Frames per second and lag of the network while a run goes on at 30 ticks per second on the real server, without a graphics card.
import { base, begin, end, open, post, shown } from './browser.mjs';
import { writeCrowd } from './crowd.mjs';
import { prepare, serve } from './server.mjs';

const seconds = 8;
const sizes = [200, 2000, 10000];
const folder = prepare();
for (const size of sizes) writeCrowd(folder, size, 20_000);
await begin({ running: await serve(folder) });

const late = (values, share) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

for (const size of sizes) {
  const { id } = await post('/runs', { scenario: `crowd-${size}-20000`, recordsChanges: false, paused: true, ticksPerSecond: 30 });
  const page = await open({ colorScheme: 'light' });
  // Notes how old each frame is when the next drawing after it is done.
  await page.context().addInitScript(() => {
    globalThis.lags = [];
    const Plain = globalThis.WebSocket;
    globalThis.WebSocket = class extends Plain {
      constructor(...what) {
        super(...what);
        this.addEventListener('message', ({ data }) => {
          if (!(data instanceof ArrayBuffer)) return;
          const made = new DataView(data).getFloat64(8, true);
          requestAnimationFrame(() => { globalThis.lags.push(Date.now() - made); });
        });
      }
    };
  });
  await page.goto(`${base}/run/${id}?all=1`);
  await page.waitForFunction(() => document.querySelector('.wait') === null && document.querySelector('canvas') !== null, null, { timeout: 120_000 });
  await page.keyboard.press('k');
  await page.waitForFunction(() => globalThis.lags.length > 30, null, { timeout: 120_000 });
  // Processor time of the page's thread: what a frame costs, however busy the machine is.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const [before, first, began] = [await busy(), await shown(page), performance.now()];
  const { frames, longest, lags } = await page.evaluate((span) => new Promise((resolve) => {
    const times = [];
    globalThis.lags.length = 0;
    const start = performance.now();
    const next = (now) => {
      times.push(now);
      if (now - start < span * 1000) requestAnimationFrame(next);
      else resolve({ frames: times.length / ((times.at(-1) - times[0]) / 1000), longest: Math.max(...times.slice(1).map((time, at) => time - times[at])), lags: globalThis.lags });
    };
    requestAnimationFrame(next);
  }), seconds);
  const [last, passed, after] = [await shown(page), (performance.now() - began) / 1000, await busy()];
  const cost = ((after.TaskDuration - before.TaskDuration) * 1000) / (frames * seconds);
  console.log(`${String(size).padStart(6)} actors: ${frames.toFixed(1)} frames/s, longest frame ${longest.toFixed(0)} ms, ${((last - first) / passed).toFixed(1)} ticks/s, `
    + `${(lags.length / seconds).toFixed(1)} live frames/s, lag to the screen median ${late(lags, 0.5).toFixed(0)} ms, p95 ${late(lags, 0.95).toFixed(0)} ms, ${cost.toFixed(1)} ms of processor per frame`);
  await page.context().close();
  await fetch(`${base}/api/v1/runs/${id}`, { method: 'DELETE', headers: { 'Content-Type': 'application/json' }, body: '{}' });
}
await end();
