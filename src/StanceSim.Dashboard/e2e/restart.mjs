// A tab finds its view again after the server was killed and started anew.
//   SERVE='node mock/server.mjs --run RUN --csv CSV --port 8099' BASE_URL=http://127.0.0.1:8099 LIVE=belarus-2020-live npm run e2e:restart
// SERVE starts a server at BASE_URL on which the run LIVE goes on, or is paused.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { base, close, open } from './browser.mjs';

const command = process.env.SERVE;
const live = process.env.LIVE;
assert.ok(command !== undefined && live !== undefined, 'SERVE and LIVE say how to start a server and which run goes on');

async function start() {
  const server = spawn(command, { shell: true, detached: true, stdio: 'ignore' });
  for (let attempt = 0; ; attempt++) {
    const up = await fetch(`${base}/api/v1/session`).then((answer) => answer.ok, () => false);
    if (up) return server;
    assert.ok(attempt < 300, 'the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
// The process and what it started, and nothing else.
const kill = (server) => process.kill(-server.pid, 'SIGKILL');

let server = await start();
try {
  const page = await open();
  await page.goto(`${base}/run/${live}?issue=sanctions&actor=LTU&view=timeline`);
  await page.getByText('live', { exact: true }).waitFor();
  const address = page.url();
  kill(server);
  await page.getByText('Connection lost, trying again').waitFor();
  server = await start();
  await page.getByText('Connection lost, trying again').waitFor({ state: 'detached' });
  assert.equal(page.url(), address);
  assert.equal(await page.locator('#chosen').textContent(), 'Lithuania');
  const before = Number(await page.getByRole('slider', { name: 'Frame shown' }).getAttribute('aria-valuenow'));
  await page.getByRole('button', { name: 'One step on' }).click();
  await page.waitForFunction((frame) => Number(document.querySelector('[role=slider][aria-label="Frame shown"]').getAttribute('aria-valuenow')) > frame, before);
  console.log('The tab came back to its view and goes on.');
} finally {
  kill(server);
  await close();
}
