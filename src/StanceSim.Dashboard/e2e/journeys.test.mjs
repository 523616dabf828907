import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import { api, base, close, open, run, visit } from './browser.mjs';

after(close);
const rgb = (hex) => { const value = Number.parseInt(hex.slice(1), 16); return `rgb(${value >> 16}, ${(value >> 8) & 255}, ${value & 255})`; };

describe('reading a run', () => {
  it('restores the whole view from its address', async () => {
    const page = await open();
    await visit(page, `/run/${run}?view=positions&tick=20&since=5&issue=sanctions&actor=LTU`);
    const seen = async (tab) => ({
      issue: await tab.locator('select').first().inputValue(), view: await tab.locator('nav[aria-label="Views"] [aria-current]').textContent(), frame: await tab.getByRole('slider', { name: 'Frame shown' }).getAttribute('aria-valuenow'),
      since: await tab.getByRole('slider', { name: 'Changes are counted from' }).getAttribute('aria-valuenow'), actor: await tab.locator('#chosen').textContent(), day: await tab.locator('#day').textContent(),
    });
    const before = await seen(page);
    assert.deepEqual(before, { issue: 'sanctions', view: 'Positions', frame: '20', since: '5', actor: 'Lithuania', day: '29 August 2020' });
    const address = page.url();
    const other = await open();
    await other.goto(address);
    await other.locator('#chosen').waitFor();
    assert.deepEqual(await seen(other), before);
    assert.equal(other.url(), address);
  });

  it('goes back to the view before', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=3`);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.waitForURL(/view=timeline/);
    await page.goBack();
    assert.match(page.url(), /tick=3$/);
    assert.equal(await page.locator('nav[aria-label="Views"] [aria-current]').textContent(), 'Network');
  });

  it('steps, jumps and plays by keyboard alone', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=10`);
    const frame = page.getByRole('slider', { name: 'Frame shown' });
    const is = (wanted) => page.waitForFunction((value) => document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow') === value, String(wanted));
    await page.keyboard.press('ArrowRight'); await is(11);
    await page.keyboard.press('Shift+ArrowLeft'); await is(1);
    await page.keyboard.press('End'); await is(52);
    await page.keyboard.press('Home'); await is(0);
    await page.keyboard.press('3');
    await page.waitForURL(/issue=sanctions/);
    await page.keyboard.press('v');
    await page.waitForURL(/view=positions/);
    await page.keyboard.press('k');
    await page.waitForFunction(() => Number(document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow')) >= 2);
    await page.keyboard.press('k');
    const stopped = await frame.getAttribute('aria-valuenow');
    await page.waitForURL(new RegExp(`tick=${stopped}(&|$)`));
  });

  it('reaches an actor and its full account by keyboard alone', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=14`);
    const network = page.getByRole('listbox', { name: /Network of actors/ });
    await network.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/actor=/);
    await page.keyboard.press('ArrowRight');
    const link = page.getByRole('link', { name: 'The full account' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/actor\//);
    await page.locator('h1').waitFor();
  });
});

describe('colours', () => {
  for (const scheme of ['light', 'dark']) {
    it(`of the legend run from the negative pole to the positive one, and positions have them (${scheme})`, async () => {
      const page = await open({ colorScheme: scheme });
      await visit(page, `/run/${run}?view=table&tick=52&issue=sanctions`);
      const { issues } = await api(`/runs/${run}`);
      const issue = issues.find((candidate) => candidate.id === 'sanctions');
      const legend = page.locator('.legend').first();
      const [start, end] = [await legend.locator('.start').textContent(), await legend.locator('.pole.end').textContent()];
      assert.ok(start.includes(issue.negative) && start.includes('−1'), start);
      assert.ok(end.includes(issue.positive) && end.includes('+1'), end);
      assert.equal(await legend.getAttribute('aria-label'), `Colours: −1 is “${issue.negative}”, 1 is “${issue.positive}”`.replace('1 is “' + issue.positive, '+1 is “' + issue.positive));
      const ends = scheme === 'light' ? ['#9a4a06', '#3f1a70'] : ['#ffb347', '#d2c6ff'];
      const colour = (bin) => legend.locator(`[data-bin="${bin}"]`).evaluate((cell) => getComputedStyle(cell).backgroundColor);
      assert.deepEqual([await colour(0), await colour(20)], ends.map(rgb));

      const { series } = await api(`/runs/${run}/stances?issue=sanctions&from=52&to=52`);
      const sorted = series.map((s) => ({ actor: s.actor, value: s.values[0] })).sort((a, b) => a.value - b.value);
      const { actors } = await api(`/runs/${run}`);
      const column = 1 + issues.findIndex((candidate) => candidate.id === 'sanctions');
      const cellOf = async ({ actor }) => page.locator('tbody tr', { has: page.getByRole('button', { name: actors.find((a) => a.id === actor).name, exact: true }) }).locator('td').nth(column - 1).locator('.cell').evaluate((cell) => getComputedStyle(cell).backgroundColor.match(/\d+/g).map(Number));
      const distance = (a, b) => Math.hypot(...a.map((part, index) => part - b[index]));
      const numbers = (hex) => rgb(hex).match(/\d+/g).map(Number);
      const [lowest, highest] = [await cellOf(sorted[0]), await cellOf(sorted.at(-1))];
      assert.ok(distance(lowest, numbers(ends[0])) < distance(lowest, numbers(ends[1])), 'the lowest position is coloured like the negative end');
      assert.ok(distance(highest, numbers(ends[1])) < distance(highest, numbers(ends[0])), 'the highest position is coloured like the positive end');
    });
  }
});

describe('why', () => {
  it('shows contributions that sum to the change, for the way and for a day', async () => {
    const page = await open();
    for (const path of [`/run/${run}/actor/LTU?issue=sanctions`, `/run/${run}/actor/LTU?issue=sanctions&by=mechanism`, `/run/${run}/actor/LTU?issue=sanctions&tick=22`, `/run/${run}/actor/EU?issue=legitimacy&from=3&to=30`]) {
      await visit(page, path);
      const waterfall = page.locator('svg[data-sum-off]').first();
      await waterfall.waitFor();
      assert.ok(Number(await waterfall.getAttribute('data-sum-off')) <= 1e-9, path);
      assert.match(await page.locator('.frame + p, .frame p').first().textContent(), /sum to .* exactly/);
    }
  });

  it('leads from a bar to the message behind it in one step, and on to its cascade', async () => {
    const page = await open();
    await visit(page, `/run/${run}/actor/LTU?issue=sanctions`);
    await page.getByRole('button', { name: /^Estonia, / }).focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('region', { name: /contributions on/ }).getByRole('link').first();
    await link.click();
    await page.waitForURL(/\/cascade\//);
    await page.getByRole('tree').waitFor();
    const before = await page.getByRole('treeitem').count();
    await page.getByRole('tree').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((count) => document.querySelectorAll('[role=treeitem]').length < count || count === 1, before);
  });

  it('finds a message in a cascade and opens the trace', async () => {
    const page = await open();
    await visit(page, `/run/${run}/cascade/r01-crackdown`);
    await page.getByRole('searchbox', { name: 'Find' }).fill('refuge');
    await page.waitForFunction(() => document.querySelectorAll('[role=treeitem]').length === 2);
    const cascade = await api(`/runs/${run}/cascades/r01-crackdown`);
    if (cascade.traceUrl !== null) assert.equal(await page.getByRole('link', { name: /Open in Jaeger/ }).getAttribute('href'), cascade.traceUrl);
  });
});

describe('export', () => {
  async function saved(page, kind) {
    await page.locator('summary', { hasText: 'Export' }).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: new RegExp(`^${kind}`) }).first().click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  for (const view of ['network', 'positions', 'timeline', 'map', 'influence']) {
    it(`of ${view} gives a picture, a drawing and its numbers`, async () => {
      const page = await open();
      await visit(page, `/run/${run}?view=${view}&tick=20&issue=legitimacy`);
      await page.waitForTimeout(600);
      const png = await saved(page, 'PNG');
      assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
      assert.ok(png.bytes.readUInt32BE(16) >= 600, 'wide enough to print');
      const svg = await saved(page, 'SVG');
      const parsed = await page.evaluate((text) => { const root = new DOMParser().parseFromString(text, 'image/svg+xml'); return { broken: root.querySelector('parsererror') !== null, shapes: root.querySelectorAll('path, circle, rect, text').length }; }, svg.bytes.toString());
      assert.ok(!parsed.broken && parsed.shapes > 20, JSON.stringify(parsed));
      const csv = await saved(page, 'CSV');
      assert.match(csv.name, new RegExp(`^${run}-${view}`));
      const rows = csv.bytes.toString().trim().split('\r\n');
      assert.ok(rows.length > 10);
    });
  }

  it('of the timeline holds the positions of the run', async () => {
    const page = await open();
    await visit(page, `/run/${run}?view=timeline&issue=legitimacy`);
    const csv = await saved(page, 'CSV');
    const [head, ...rows] = csv.bytes.toString().trim().split('\r\n').map((row) => row.split(','));
    const { series } = await api(`/runs/${run}/stances?issue=legitimacy`);
    for (const { actor, values } of series) {
      const column = head.indexOf(actor);
      values.forEach((value, frame) => assert.ok(Math.abs(Number(rows[frame][column]) - value) <= 2e-5, `${actor} in frame ${frame}`));
    }
  });
});

describe('intervening', () => {
  it('forks with one change and shows both branches', async () => {
    const page = await open();
    await visit(page, `/run/${run}?tick=12&issue=intervention`);
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('spinbutton').fill('0.1');
    const began = Date.now();
    await dialog.getByRole('button', { name: 'Fork and compare' }).click();
    await page.waitForURL(/\/compare\?a=/);
    await page.getByText(/They part on|Not one position differs/).waitFor();
    console.log(`fork shown after ${Date.now() - began} ms`);
    const fork = new URL(page.url()).searchParams.get('b');
    assert.deepEqual((await api(`/runs/${fork}`)).parent.tick, 12);
  });

  it('starts a run, steps it, injects a message, changes a lever, and follows it', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020');
    await page.getByLabel('Seed').fill('11');
    await page.getByLabel('begin paused').check();
    await page.getByRole('button', { name: 'Start run' }).click();
    await page.waitForURL(/\/run\//);
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'One step on' }).click();
    await page.waitForFunction(() => document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow') === '1');
    await page.getByRole('button', { name: 'Inject a message' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send it' }).click();
    await page.getByText('1 change from outside').waitFor();
    await page.getByRole('button', { name: 'Change a lever' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change it' }).click();
    await page.getByText('2 changes from outside').waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForFunction(() => Number(document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow')) >= 4);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('link', { name: 'Back to live' }).waitFor();
    const id = new URL(page.url()).pathname.split('/')[2];
    assert.equal((await api(`/runs/${id}`)).intervened.length, 2);
  });

  it('shows one run in eight tabs at once', async () => {
    const first = await open();
    const context = first.context();
    const tabs = [first, ...await Promise.all(Array.from({ length: 7 }, () => context.newPage()))];
    const live = (await (await fetch(`${base}/api/v1/runs`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ scenario: 'belarus-2020', seed: '12', paused: true, ticksPerSecond: 4 }) })).json()).id;
    for (const tab of tabs) { await tab.goto(`${base}/run/${live}`); await tab.getByText('live', { exact: true }).waitFor(); }
    await first.getByText('8 watching').waitFor();
    await first.getByRole('button', { name: 'One step on' }).click();
    await Promise.all(tabs.map((tab) => tab.waitForFunction(() => document.querySelector('[role=slider][aria-label="Frame shown"]')?.getAttribute('aria-valuenow') === '1')));
  });

  it('shows problems of a scenario where they are, and saves what is sound', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020?pane=yaml');
    const text = page.getByLabel('Text of the scenario (YAML)');
    const yaml = await text.inputValue();
    // Pasting is what a person would do; the browser's own way of filling takes seconds for a text of this length.
    const paste = (next) => text.evaluate((area, value) => { area.value = value; area.dispatchEvent(new Event('input', { bubbles: true })); }, next);
    await paste(yaml.replace('title: Belarus 2020', 'titel: Belarus 2020'));
    await page.getByRole('button', { name: /SIM\d{4}/ }).first().waitFor();
    assert.ok(await page.getByRole('button', { name: 'Start run' }).isDisabled());
    await paste(yaml);
    await page.getByText('No problem found.').waitFor();
    await visit(page, '/scenarios/belarus-2020?pane=diff&set=parameters.cyprusLink%3D0.9');
    await page.locator('tr.added').waitFor();
    assert.match(await page.locator('tr.added').textContent(), /value: 0\.9/);
    await page.getByLabel('Name').fill('cyprus-content');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/scenarios\/cyprus-content/);
    assert.match((await api('/scenarios/cyprus-content')).yaml, /cyprusLink:\n {4}value: 0\.9/);
  });
});
