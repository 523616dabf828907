// Time from a click on the strip to the frame being drawn, for a run of 10,000 ticks with 200 actors.
import { base, close, open } from './browser.mjs';

const page = await open({ colorScheme: 'light' });
await page.goto(`${base}/run/synthetic-long?tick=0`);
await page.waitForFunction(() => document.querySelector('.wait') === null && document.querySelector('canvas') !== null, null, { timeout: 120_000 });
await page.waitForTimeout(2000);
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
await close();
