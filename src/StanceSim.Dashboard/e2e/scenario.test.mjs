import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { api, begin, closeAll, end, open, visit } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

/** Pasting is what a person would do; the browser's own way of filling takes seconds for a text of this length. */
const pasted = (text, next) => text.evaluate((area, value) => { area.value = value; area.dispatchEvent(new Event('input', { bubbles: true })); }, next);
const label = 'Text of the scenario (YAML)';

describe('a scenario', () => {
  it('has its problems shown where they are', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020?pane=yaml');
    const text = page.getByLabel(label);
    const yaml = await text.inputValue();
    const paste = (next) => pasted(text, next);
    await paste(yaml.replace('title: Belarus 2020', 'titel: Belarus 2020'));
    const problem = page.getByRole('button', { name: /SIM\d{4}/ }).first();
    await problem.waitFor();
    assert.ok(await page.getByRole('button', { name: 'Start run' }).isDisabled());
    await problem.click();
    const line = await text.evaluate((area) => area.value.slice(0, area.selectionStart).split('\n').length);
    assert.equal(line, yaml.split('\n').findIndex((row) => row.startsWith('title:')) + 1);
    await paste(yaml);
    await page.getByText('No problem found.').waitFor();
  });

  it('is saved under another name with its changes, which are shown before', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020');
    const lever = page.getByRole('spinbutton', { name: 'cyprusLink' });
    await lever.fill('0.9');
    await lever.press('Tab');
    await page.waitForURL(/set=parameters\.cyprusLink/);
    await page.getByRole('button', { name: 'Changes' }).or(page.getByRole('link', { name: 'Changes' })).or(page.getByRole('tab', { name: 'Changes' })).first().click();
    await page.locator('tr.added').waitFor();
    assert.match(await page.locator('tr.added').textContent(), /value: 0\.9/);
    assert.equal(await page.locator('tr.added').count(), 1);
    await page.getByLabel('Name').fill('cyprus-content');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/scenarios\/cyprus-content/);
    const { yaml, origin } = await api('/scenarios/cyprus-content');
    assert.match(yaml, /cyprusLink:\n {4}value: 0\.9/);
    assert.equal(origin, 'saved');
  });

  it('is saved over itself as often as one likes, and shows what was saved', async () => {
    const page = await open();
    await visit(page, '/scenarios/hello?pane=yaml');
    const text = page.getByLabel(label);
    const yaml = await text.inputValue();
    const first = yaml.replace(/^title:.*/m, 'title: First');
    await pasted(text, first);
    page.once('dialog', (dialog) => assert.fail(`a saved text is left without a question, not with: ${dialog.message()}`));
    await page.getByLabel('Name').fill('often');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/\/scenarios\/often/);
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    for (const title of ['Second', 'Third']) {
      const next = yaml.replace(/^title:.*/m, `title: ${title}`);
      await pasted(text, next);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      assert.equal(await text.inputValue(), next);
      assert.equal((await api('/scenarios/often')).yaml, next);
      assert.equal(await page.getByRole('alert').count(), 0);
    }
  });

  it('is not left with an unsaved text unless one says so', async () => {
    const page = await open();
    await visit(page, '/scenarios');
    await page.getByRole('link', { name: /hello/i }).first().click();
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    const text = page.getByLabel(label);
    const draft = `${await text.inputValue()}\n# mine\n`;
    await pasted(text, draft);
    let answer = 'dismiss';
    const asked = [];
    page.on('dialog', (dialog) => { asked.push(dialog.type()); return dialog[answer](); });
    await page.waitForURL(/edits=/);
    const there = page.url();
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    assert.equal(page.url(), there);
    await page.getByRole('link', { name: 'Actors', exact: true }).click();
    await page.waitForURL(/pane=actors/);
    await page.goBack();
    await page.waitForURL(/pane=yaml/);
    assert.deepEqual(asked, ['confirm']);
    // Two steps back is the list of scenarios.
    await Promise.all([page.waitForEvent('dialog'), page.evaluate(() => history.go(-2))]);
    await page.waitForURL(/pane=yaml&edits=/);
    assert.equal(await text.inputValue(), draft);
    // The address holds it: a reload asks nothing and loses nothing.
    await page.reload();
    await page.waitForFunction(([label, wanted]) => document.querySelector(`[aria-label="${label}"]`)?.value === wanted, [label, draft]);
    assert.deepEqual(asked, ['confirm', 'confirm']);
    answer = 'accept';
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    await page.waitForURL(/\/help/);
  });

  it('is run with the levers that were turned', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020?set=parameters.westernResolve%3D0.4');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('fastest');
    await page.getByRole('button', { name: 'Start run' }).click();
    await page.waitForURL(/\/run\//);
    await page.getByText('finished', { exact: true }).waitFor();
    const { settings, parameters } = await api(`/runs/${new URL(page.url()).pathname.split('/')[2]}`);
    assert.deepEqual(settings, [{ path: 'parameters.westernResolve', value: '0.4' }]);
    assert.equal(parameters.find(({ name }) => name === 'westernResolve').value, 0.4);
  });
});
