// Every journey without a mouse: what is pressed is only what a keyboard has.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { api, begin, closeAll, end, fork, open, run, tabTo, visit } from './browser.mjs';

before(() => begin());
afterEach(closeAll);
after(end);

describe('with the keyboard alone', () => {
  it('one turns a lever, edits the text beside it, looks at the changes and saves them under a name', async () => {
    const page = await open();
    await visit(page, '/scenarios/belarus-2020');
    await tabTo(page, page.getByRole('slider', { name: 'cyprusLink' }));
    await page.keyboard.press('End');
    await page.waitForURL(/set=parameters\.cyprusLink/);
    const text = page.getByLabel('Text of the scenario (YAML)');
    assert.match(await text.inputValue(), /cyprusLink:\n {4}value: 1\n/);
    await tabTo(page, text);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('# typed');
    await page.waitForURL((url) => url.searchParams.has('edits') && !url.searchParams.has('set'));
    assert.match(await text.inputValue(), /cyprusLink:\n {4}value: 1\n[^]*# typed$/);
    await page.getByText('No problem found.').waitFor();
    await tabTo(page, page.getByRole('link', { name: /^See the \d lines that differ/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/pane=diff/);
    assert.equal(await page.locator('tr.added').count(), 2);
    await tabTo(page, page.getByLabel('Name'));
    await page.keyboard.type('by-keys');
    await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/scenarios\/by-keys/);
    assert.match((await api('/scenarios/by-keys')).yaml, /value: 1\n[^]*# typed$/);
  });

  it('one chooses two runs, compares them, goes to a difference and along the lines', async () => {
    const page = await open();
    await visit(page, '/runs');
    for (const id of [run, fork]) {
      await tabTo(page, page.getByRole('checkbox', { name: `Choose ${id} for comparing` }));
      await page.keyboard.press('Space');
    }
    await tabTo(page, page.getByRole('link', { name: 'Compare the two' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/compare\?/);
    const cell = page.getByRole('button', { name: /^Latvia on Sanctions/ });
    await tabTo(page, cell);
    await page.keyboard.press('Enter');
    await page.waitForURL(/actor=LVA/);
    await tabTo(page, page.getByRole('slider', { name: /^Latvia on Sanctions/ }));
    await page.keyboard.press('Home');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tick=3/);
  });

  it('one walks a cascade, goes to whom it moved, asks why on a day, and opens what is behind a bar', async () => {
    const page = await open();
    await visit(page, `/run/${run}/cascades`);
    await tabTo(page, page.getByRole('link', { name: /violent crackdown/ }).first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cascade\//);
    await tabTo(page, page.getByRole('tree'));
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key);
    await page.waitForURL(/message=/);
    await tabTo(page, page.getByRole('figure', { name: 'Whom it moved' }).getByRole('link').first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/actor\//);
    await page.waitForURL(/tick=/);
    await tabTo(page, page.getByRole('button', { name: 'The whole span' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('[data-sum-off] [role=button]').first());
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /contributions on/ }).waitFor();
    await page.waitForURL(/bar=/);
    await tabTo(page, page.getByRole('button', { name: 'Close', exact: true }));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('bar'));
  });

  it('one has the table of a small chart, filters the logs and deletes a run', async () => {
    const page = await open();
    page.on('dialog', (dialog) => dialog.accept());
    await visit(page, `/run/${run}?tick=20&issue=sanctions`);
    const figure = page.getByRole('figure', { name: /^Who moved on/ });
    await tabTo(page, figure.locator('summary'));
    await page.keyboard.press('Enter');
    await tabTo(page, figure.getByRole('button', { name: 'Table', exact: true }));
    await page.keyboard.press('Enter');
    await figure.locator('tbody tr').first().waitFor();
    await visit(page, '/logs');
    await tabTo(page, page.getByLabel('Find'));
    await page.keyboard.type('nothing has this');
    await page.getByText('Nothing logged').waitFor();
    await visit(page, '/runs');
    await tabTo(page, page.getByRole('button', { name: `Delete ${fork}` }));
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: new RegExp(fork) }).waitFor({ state: 'detached' });
  });
});
