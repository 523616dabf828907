import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { api, base, begin, closeAll, end, fork, open, post, reaches, restart, run, shows, visit } from './browser.mjs';

for (const token of [null, 'a-token-that-only-this-test-knows']) {
  describe(token === null ? 'a server without a token' : 'a server with a token, which knows no session when it is started again', () => {
    before(() => begin(token === null ? {} : { env: { STANCESIM_TOKEN: token } }));
    afterEach(closeAll);
    after(end);

    /** A page that has a session, if one is needed. */
    async function enter() {
      const page = await open();
      if (token !== null) await page.goto(`${base}/?token=${token}`);
      return page;
    }
    /** Gives the token to a page that asks for it. */
    async function signIn(page) {
      if (token === null) return;
      await page.getByRole('dialog').getByLabel('Token').fill(token);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    it('a tab on a finished run goes on where it was when the server comes back', async () => {
      const page = await enter();
      await page.goto(`${base}/run/${run}?view=positions&tick=20&issue=sanctions&actor=LTU`);
      await page.locator('#chosen').waitFor();
      const address = page.url();
      await restart('SIGKILL', async () => {
        // What is here can be looked at without a server.
        await page.keyboard.press('ArrowRight');
        await shows(page, 21);
        await page.keyboard.press('ArrowLeft');
        await shows(page, 20);
      });
      await page.waitForFunction((wanted) => location.href === wanted, address);
      await page.keyboard.press('2');
      await page.waitForURL(/issue=intervention/);
      await signIn(page);
      await page.reload();
      await shows(page, 20);
      assert.equal(await page.locator('#chosen').textContent(), 'Lithuania');
    });

    // Of a session that is not known any more the other two tell.
    if (token === null) it('every page stays as it was, with what is filled in, and goes on when the server is back', async () => {
      const visits = [
        `/runs?text=${run}&pick=${run}`, '/scenarios', `/scenarios/belarus-2020?seed=5&as=mine&set=parameters.cyprusLink%3D0.9`, '/scenarios/belarus-2020?pane=yaml',
        ...['network', 'positions', 'timeline', 'map', 'influence', 'table'].map((view) => `/run/${run}?view=${view}&tick=20&since=3&issue=sanctions&actor=LTU`),
        `/run/${run}?tick=12&dialog=fork`, `/run/${run}/actor/LTU?issue=sanctions&bar=EST&all=1`, `/run/${run}/cascades?order=gross`, `/run/${run}/cascade/r01-crackdown?message=r01-crackdown&all=1`,
        `/compare?a=${run}&b=${fork}&more=1`, '/help',
      ];
      const first = await enter();
      const context = first.context();
      const tabs = [];
      for (const path of visits) {
        const tab = await context.newPage();
        await visit(tab, path);
        tabs.push(tab);
      }
      const at = (path) => tabs[visits.indexOf(path)];
      const dialog = at(`/run/${run}?tick=12&dialog=fork`).getByRole('dialog');
      await dialog.getByRole('button', { name: 'One message more' }).click();
      await dialog.getByLabel('One line for readers').fill('Still here');
      const area = at('/scenarios/belarus-2020?pane=yaml').getByLabel('Text of the scenario (YAML)');
      const draft = `${await area.inputValue()}\n# mine\n`;
      await area.evaluate((element, value) => { element.value = value; element.dispatchEvent(new Event('input', { bubbles: true })); }, draft);
      await at('/scenarios/belarus-2020?pane=yaml').waitForURL(/edits=/);
      await at(`/run/${run}?tick=12&dialog=fork`).waitForURL(/draft=/);
      const seen = (tab) => tab.evaluate(() => `${document.querySelector('main').innerText}\n${[...document.querySelectorAll('dialog[open] :is(input, select)')].map((field) => field.value).join()}`);
      const before = [];
      for (const tab of tabs) before.push([tab.url(), await seen(tab)]);
      const asking = at('/scenarios');
      await restart('SIGKILL', async () => {
        await asking.getByRole('link', { name: /hello/i }).first().click();
        await asking.getByText('goes on when the server is back').waitFor();
        await dialog.getByRole('button', { name: 'Fork and compare' }).click();
        await dialog.getByRole('alert').waitFor();
      });
      await asking.bringToFront();
      await signIn(asking);
      await asking.getByRole('heading', { level: 1, name: /hello/i }).waitFor();
      await asking.getByText('goes on when the server is back').waitFor({ state: 'detached' });
      await asking.goBack();
      for (const [index, tab] of tabs.entries()) {
        const [address, text] = before[index];
        assert.equal(tab.url(), address);
        if (tab !== asking && index !== visits.indexOf(`/run/${run}?tick=12&dialog=fork`)) assert.equal(await seen(tab), text, address);
        await tab.reload();
        await tab.waitForFunction((wanted) => `${document.querySelector('main')?.innerText}\n${[...document.querySelectorAll('dialog[open] :is(input, select)')].map((field) => field.value).join()}` === wanted, text)
          .catch(async () => assert.equal(await seen(tab), text, address));
      }
      assert.equal(await area.inputValue(), draft);
      assert.equal(await dialog.getByLabel('One line for readers').inputValue(), 'Still here');
    });

    it('a tab on a run that goes on comes back to it, at its last checkpoint, and steers it again', async () => {
      const { id } = await post('/runs', { scenario: 'belarus-2020', seed: '31', ticksPerSecond: 4 });
      const page = await enter();
      await page.goto(`${base}/run/${id}?issue=sanctions&actor=LTU&view=timeline`);
      await page.getByText('live', { exact: true }).waitFor();
      await post(`/runs/${id}/messages`, { kind: 'demand', sender: 'LTU', addressees: ['EU'], issue: 'sanctions', position: 0.9 });
      await page.getByText('1 change from outside').waitFor();
      // By then a checkpoint, which is taken every five seconds, holds what was done.
      await reaches(page, 30);
      const address = page.url();
      await restart('SIGKILL', async () => { await page.getByText('Connection lost, trying again').waitFor(); });
      await signIn(page);
      await page.getByText('Connection lost, trying again').waitFor({ state: 'detached' });
      assert.equal(page.url(), address);
      assert.equal(await page.locator('#chosen').textContent(), 'Lithuania');
      await page.getByText('paused', { exact: true }).waitFor();
      const { tick, intervened } = await api(`/runs/${id}`);
      assert.ok(tick > 0 && tick <= 31, `${tick} is where its last checkpoint may be`);
      await shows(page, tick);
      assert.deepEqual(intervened.map(({ kind }) => kind), ['message']);
      await page.getByRole('button', { name: 'One step on' }).click();
      await shows(page, tick + 1);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await page.getByText('finished', { exact: true }).waitFor();
    });
  });
}
