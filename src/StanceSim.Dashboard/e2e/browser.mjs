// A browser and a server for the end-to-end tests. With BASE_URL they visit a server that is there; otherwise each file starts its own.
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { prepare, serve } from './server.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Address of the server, once `begin` is over. */
export let base = process.env.BASE_URL ?? '';
/** A finished run of the Belarus scenario, and a fork of it. */
export const run = 'belarus-2020-2020';
export const fork = 'belarus-2020-fork';

let browser;
let server;
let started = {};

/** Starts what the tests of a file need, or takes a server that runs already. */
export async function begin({ running = null, ...options } = {}) {
  started = options;
  if (running !== null || process.env.BASE_URL === undefined) {
    server = running ?? await serve(prepare(), options);
    base = server.base;
  }
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
}

export async function end() {
  await browser?.close();
  await server?.end('SIGTERM');
}

/** Ends the server, does something without it, and starts it again at the same address. */
export async function restart(signal, meanwhile = async () => {}) {
  const { folder, port } = server;
  await server.end(signal);
  await meanwhile();
  server = await serve(folder, { ...started, port });
}

const contexts = [];

/** A page with a window of its own that remembers what went wrong in it. */
export async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  contexts.push(context);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.faults = [];
  page.foreign = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(base).host) page.foreign.push(request.url()); });
  return page;
}

/** Closes all windows, so that no test watches what another does. */
export async function closeAll() {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

export async function visit(page, path) {
  await page.goto(base + path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.wait') === null);
}

/** What programs send in place of a session. */
const authorization = () => (started.env?.STANCESIM_TOKEN ? { Authorization: `Bearer ${started.env.STANCESIM_TOKEN}` } : {});

export async function api(path) {
  const response = await fetch(`${base}/api/v1${path}`, { headers: authorization() });
  return response.json();
}

export async function post(path, body) {
  const response = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...authorization() }, body: JSON.stringify(body) });
  return response.json();
}

const handle = '[role=slider][aria-label="Frame shown"]';

/** Waits until the handle stands on a frame. */
export async function shows(page, frame) {
  await page.waitForFunction(([selector, wanted]) => document.querySelector(selector)?.getAttribute('aria-valuenow') === wanted, [handle, String(frame)]);
}

/** Waits until the handle has come to a frame or beyond. */
export async function reaches(page, frame) {
  await page.waitForFunction(([selector, wanted]) => Number(document.querySelector(selector)?.getAttribute('aria-valuenow')) >= wanted, [handle, frame]);
}

/** The frame that the handle stands on. */
export async function shown(page) {
  return Number(await page.locator(handle).getAttribute('aria-valuenow'));
}

/** Goes on with the Tab key alone until an element has the focus: so that it is known to be reachable. */
export async function tabTo(page, locator) {
  await locator.waitFor();
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key does not lead there.');
}

export const pages = [
  '/runs', '/scenarios', '/scenarios/belarus-2020', '/scenarios/belarus-2020?pane=yaml', '/scenarios/belarus-2020?pane=diff&set=parameters.cyprusLink%3D0.9', '/scenarios/belarus-2020?pane=actors', '/scenarios/belarus-2020?pane=sources',
  ...['network', 'positions', 'timeline', 'map', 'influence', 'table'].map((view) => `/run/${run}?view=${view}&tick=14&actor=LTU&issue=sanctions`),
  `/run/${run}?view=timeline&twin=1&small=1&strip=1&why=1&actor=LTU&tick=14`, `/run/${run}?view=table&twin=1`, `/run/${run}?tick=0&guide=0`, `/run/${run}?tick=9&dialog=fork`, `/run/${run}/actor/LTU?issue=sanctions`, `/run/${run}/actor/LTU?issue=sanctions&tick=22`,
  `/run/${run}/cascades`, `/run/${run}/cascade/r01-crackdown`, `/compare?a=${run}&b=${fork}`, `/compare?a=${run}&b=${fork}&cells=1`, '/logs', '/cluster', '/help', '/nowhere', '/run/not-there',
];

/** Lets a page be asked for violations, before it is visited. Its policy allows no foreign script: axe comes in through the debugger. */
export const hasAxe = (page) => page.context().addInitScript({ path: axe });

/** What axe finds on a page, in words. */
export async function violations(page) {
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `  ${n.html.slice(0, 200)} ${n.any.concat(n.all).map((c) => c.message).join('; ').slice(0, 220)}`).join('\n')}`);
}
