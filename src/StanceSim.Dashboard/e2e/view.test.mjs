// Everything a reader has opened, chosen or filled in is in the address: a reload restores it.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { api, base, begin, closeAll, end, fork, open, post, run, visit } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

const longest = 8000;

/** Loads the page again, where it is and in another window: both must show the same as before. */
async function restored(page, seen) {
  await rests(page);
  const before = await seen(page);
  assert.ok(page.url().length < longest, `${page.url().length} characters`);
  await page.reload();
  await page.locator('h1').first().waitFor();
  await settles(page, seen, before);
  const other = await open();
  await other.goto(page.url());
  await settles(other, seen, before);
  assert.deepEqual(page.faults, []);
  return before;
}
/** Waits until a page no longer writes its address: drafts are written where one stops. */
async function rests(page) {
  await page.evaluate(() => new Promise((resolve) => {
    let [last, since] = [location.href, performance.now()];
    requestAnimationFrame(function look(now) {
      if (location.href !== last) [last, since] = [location.href, now];
      if (now - since > 700) resolve();
      else requestAnimationFrame(look);
    });
  }));
}
/** Waits until a page shows what it should. */
async function settles(page, seen, wanted) {
  const until = Date.now() + 30_000;
  for (;;) {
    const found = await seen(page).catch(() => undefined);
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    if (Date.now() > until) assert.deepEqual(found, wanted);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
const texts = (locator) => locator.evaluateAll((elements) => elements.map((element) => element.textContent.trim().replaceAll(/\s+/g, ' ')));
const address = (page, pattern) => page.waitForURL(pattern);

describe('the address of the runs', () => {
  it('holds which runs are chosen for comparing', async () => {
    const page = await open();
    await visit(page, '/runs');
    for (const id of [run, fork]) await page.getByRole('checkbox', { name: `Choose ${id} for comparing` }).check();
    await address(page, /pick=/);
    await restored(page, async (tab) => [await tab.locator('tbody input:checked').count(), await tab.getByRole('link', { name: /^Compare the two/ }).getAttribute('href', { timeout: 5000 })]);
  });
});

describe('the address of a scenario', () => {
  const area = (tab) => tab.getByLabel('Text of the scenario (YAML)');
  const typed = (tab, next) => area(tab).evaluate((element, value) => { element.value = value; element.dispatchEvent(new Event('input', { bubbles: true })); }, next);

  it('holds how the next run begins, and the name to save under', async () => {
    const page = await open();
    await visit(page, '/scenarios/hello');
    await page.getByLabel('Seed').fill('17');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('16');
    await page.getByLabel('begin paused').check();
    await page.getByLabel('Name').fill('another');
    await address(page, /as=another/);
    const seen = await restored(page, async (tab) => [await tab.getByLabel('Seed').inputValue(), await tab.getByRole('combobox', { name: 'Speed' }).inputValue(), await tab.getByLabel('begin paused').isChecked(), await tab.getByLabel('Name').inputValue()]);
    assert.deepEqual(seen, ['17', '16', true, 'another']);
  });

  it('holds the text as it is edited, and what is said about it', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020?pane=yaml');
    const yaml = await area(page).inputValue();
    const draft = yaml.replace('title: Belarus 2020', 'titel: Minsk').replace(/$/, '\n# at the end\n');
    await typed(page, draft);
    await address(page, /edits=/);
    await page.getByRole('button', { name: /SIM\d{4}/ }).first().waitFor();
    const [seen] = await restored(page, async (tab) => [await area(tab).inputValue(), await tab.getByRole('button', { name: /SIM\d{4}/ }).count()]);
    assert.equal(seen, draft);
    await page.getByRole('button', { name: 'Undo all' }).click();
    await address(page, (url) => !url.searchParams.has('edits'));
    assert.equal(await area(page).inputValue(), yaml);
  });

  it('leaves out edits that are too long, which the tab keeps, and says so', async () => {
    const page = await open();
    await visit(page, '/scenarios/hello?pane=yaml');
    const draft = `${await area(page).inputValue()}${'# a line of many\n'.repeat(600)}`;
    await typed(page, draft);
    await page.getByText('too long for the address').waitFor();
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await settles(page, (tab) => area(tab).inputValue(), draft);
    assert.ok(!new URL(page.url()).searchParams.has('edits'));
  });

  it('that holds edits of another text says so and shows the text', async () => {
    const page = await open();
    await visit(page, `/scenarios/hello?pane=yaml&edits=${encodeURIComponent(JSON.stringify({ of: '000000000000', edits: [[0, 1, ['gone']]] }))}`);
    await page.getByRole('alert').filter({ hasText: 'saved anew' }).waitFor();
    assert.equal(await area(page).inputValue(), (await api('/scenarios/hello')).yaml);
  });
});

describe('the address of a run', () => {
  it('holds which day is listed whole', async () => {
    const page = await open();
    const [tick, count] = [2, 11];
    const yaml = `title: Busy\ntime: {ticks: 4}\nissues: [{id: opinion}]\nactors: [{id: A, positions: {opinion: 0.5}}, {id: B, positions: {opinion: -0.5}}]\nmessages:\n${`  - {tick: ${tick}, from: A, to: [B], kind: statement, issue: opinion}\n`.repeat(count)}model: {rule: friedkin-johnsen}\n`;
    const { id } = await post('/runs', { yaml, name: 'busy' });
    await visit(page, `/run/${id}?tick=${tick}`);
    await page.getByRole('button', { name: `Show ${count - 8} more` }).click();
    await address(page, /more=/);
    assert.equal(await restored(page, (tab) => tab.locator('aside article').count()), count);
  });

  it('holds how much of a table is shown', async () => {
    const yaml = 'title: Many\ntime: {ticks: 3}\nissues: [{id: opinion}]\npopulations:\n  - {id: citizen, count: 300, positions: {opinion: {spread: uniform}}, susceptibility: 0.9, network: {kind: random, degree: 6}}\nmodel: {rule: friedkin-johnsen}\n';
    const { id } = await post('/runs', { yaml, name: 'many' });
    const page = await open();
    await page.goto(`${base}/run/${id}?view=positions&twin=1`);
    await page.getByText('finished', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show more (100 left)' }).click();
    await address(page, /twin=2/);
    assert.equal(await restored(page, (tab) => tab.locator('figure tbody tr').count()), 300);
  });

  for (const [what, fill, seen] of [
    ['a fork with another lever', async (dialog) => {
      await dialog.getByRole('combobox').selectOption({ index: 2 });
      await dialog.getByRole('spinbutton').fill('0.25');
      await dialog.getByRole('spinbutton').press('Tab');
    }, async (dialog) => [await dialog.getByRole('combobox').inputValue(), await dialog.getByRole('spinbutton').inputValue()]],
    ['a fork with one message more', async (dialog) => {
      await dialog.getByRole('button', { name: 'One message more' }).click();
      await dialog.getByRole('combobox', { name: 'Sender' }).selectOption({ label: 'Latvia' });
      await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('demand');
      for (const addressee of ['EU', 'POL']) await dialog.getByRole('combobox', { name: 'Addressees' }).selectOption(addressee);
      await dialog.getByRole('slider').fill('0.5');
      await dialog.getByLabel('One line for readers').fill('Ein Satz, “quoted” & more');
    }, async (dialog) => [
      await dialog.getByRole('combobox', { name: 'Sender' }).inputValue(), await dialog.getByRole('combobox', { name: 'Kind' }).inputValue(), await texts(dialog.locator('.chosen li')),
      await dialog.getByRole('slider').inputValue(), await dialog.getByLabel('One line for readers').inputValue(),
    ]],
    ['a fork with one message less', async (dialog) => {
      await dialog.getByRole('button', { name: 'One message less' }).click();
      await dialog.getByRole('combobox').selectOption('r63-usa');
    }, async (dialog) => [await dialog.getByRole('combobox').inputValue()]],
  ]) {
    it(`holds what is filled in for ${what}`, async () => {
      const page = await open();
      await visit(page, `/run/${run}?tick=12`);
      await page.keyboard.press('f');
      await fill(page.getByRole('dialog'));
      await address(page, /draft=/);
      await page.waitForLoadState('networkidle');
      await restored(page, (tab) => seen(tab.getByRole('dialog')));
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
      await address(page, (url) => !url.searchParams.has('draft') && !url.searchParams.has('dialog'));
    });
  }
});

describe('the address of an actor', () => {
  it('holds the bar that is open, and which lists are whole', async () => {
    const page = await open();
    await visit(page, `/run/${run}/actor/LTU?issue=sanctions`);
    await page.getByRole('button', { name: /^Estonia, / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /contributions on/ }).waitFor();
    for (const more of await page.getByRole('button', { name: /^Show \d+ more/ }).all()) await more.click({ timeout: 5000 }).catch(() => undefined);
    await address(page, /bar=/);
    const seen = await restored(page, async (tab) => [await tab.getByRole('region', { name: /contributions on/ }).locator('tbody tr').count(), await tab.getByRole('region', { name: 'Regards and ties' }).locator('tbody tr').count(), await tab.locator('article').count()]);
    assert.ok(seen.every((count) => count > 0));
  });

  it('holds which chart is a table', async () => {
    const page = await open();
    await visit(page, `/run/${run}/actor/LTU?issue=sanctions`);
    await page.getByRole('figure', { name: /^What moved it/ }).getByRole('button', { name: 'Table', exact: true }).click();
    await address(page, /why=1/);
    await restored(page, async (tab) => [await tab.getByRole('figure', { name: /^What moved it/ }).locator('table').count(), await tab.getByRole('figure', { name: /^Lithuania on/ }).locator('table').count()]);
  });
});

describe('the address of a cascade', () => {
  it('holds which messages are closed, the one that is read, and how much of it', async () => {
    const page = await open();
    await visit(page, `/run/${run}/cascade/r01-crackdown`);
    await page.getByRole('tree').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    const whole = await page.getByRole('treeitem').count();
    await page.keyboard.press('ArrowLeft');
    await address(page, /turned=/);
    const seen = await restored(page, async (tab) => [await tab.getByRole('treeitem').count(), await tab.getByRole('treeitem', { selected: true }).textContent()]);
    assert.ok(seen[0] < whole);
    const more = page.getByRole('button', { name: /^Show \d+ more/ });
    await more.click();
    await address(page, /all=1/);
    await restored(page, (tab) => tab.getByRole('figure', { name: 'Whom it moved' }).locator('li').count());
  });
});

describe('the address of a comparison', () => {
  it('holds that every actor is listed', async () => {
    const page = await open();
    await visit(page, `/compare?a=${run}&b=${fork}`);
    await page.getByRole('button', { name: /^Show \d+ more/ }).click();
    await address(page, /more=1/);
    assert.ok(await restored(page, (tab) => tab.getByRole('figure', { name: /^Largest difference/ }).locator('tbody tr').count()) > 20);
  });
});

describe('the address of the logs', () => {
  it('holds the filters and that they are kept up to date', async () => {
    const page = await open();
    await visit(page, '/logs');
    await page.getByRole('checkbox', { name: 'keep up to date' }).check();
    await page.getByLabel('Find').fill('is over');
    await page.getByLabel('Level').selectOption('debug');
    await address(page, /follow=1/);
    await address(page, /level=debug/);
    const seen = await restored(page, async (tab) => [await tab.getByRole('checkbox', { name: 'keep up to date' }).isChecked(), await tab.getByLabel('Find').inputValue(), await tab.getByLabel('Level').inputValue()]);
    assert.deepEqual(seen, [true, 'is over', 'debug']);
  });
});
