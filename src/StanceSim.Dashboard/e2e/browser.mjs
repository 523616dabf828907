// A browser for the end-to-end tests. They take the address of a server: BASE_URL, by default that of `npm run mock`.
import { chromium } from 'playwright-core';

export const base = process.env.BASE_URL ?? 'http://127.0.0.1:8090';
/** A finished run of the Belarus scenario. */
export const run = process.env.RUN ?? 'belarus-2020-2020';

let browser;
export async function open(options = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.foreign = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base)) page.foreign.push(request.url()); });
  return page;
}

export async function close() {
  await browser?.close();
  browser = undefined;
}

export async function visit(page, path) {
  await page.goto(base + path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

export async function api(path) {
  const response = await fetch(`${base}/api/v1${path}`);
  return response.json();
}

export const pages = [
  '/runs', '/scenarios', '/scenarios/belarus-2020', '/scenarios/belarus-2020?pane=yaml', '/scenarios/belarus-2020?pane=diff&set=parameters.cyprusLink%3D0.9', '/scenarios/belarus-2020?pane=actors', '/scenarios/belarus-2020?pane=sources',
  ...['network', 'positions', 'timeline', 'map', 'influence', 'table'].map((view) => `/run/${run}?view=${view}&tick=14&actor=LTU&issue=sanctions`),
  `/run/${run}?view=timeline&twin=1`, `/run/${run}?tick=0&guide=0`, `/run/${run}?tick=9&dialog=fork`, `/run/${run}/actor/LTU?issue=sanctions`, `/run/${run}/actor/LTU?issue=sanctions&tick=22`,
  `/run/${run}/cascades`, `/run/${run}/cascade/r01-crackdown`, `/compare?a=${run}&b=belarus-2020-fork`, '/logs', '/cluster', '/help', '/nowhere', '/run/not-there',
];
