import { describe, expect, it } from 'vitest';
import { actorUrl, readActor } from '../src/pages/actor/url.ts';
import { cascadeUrl, readCascade } from '../src/pages/cascade/url.ts';
import { cascadesUrl, readCascades } from '../src/pages/cascades/url.ts';
import { compareUrl, readCompare } from '../src/pages/compare/url.ts';
import { logsUrl, readLogs } from '../src/pages/logs/url.ts';
import { readRun, runUrl } from '../src/pages/run/url.ts';
import { readRuns, runsUrl } from '../src/pages/runs/url.ts';
import { readScenario, scenarioUrl } from '../src/pages/scenario/url.ts';
import { match } from '../src/routing/routes.ts';

const awkward = 'a b/ü?&=#+,%2F"<';
const query = (address: string): URLSearchParams => new URL(address, 'http://here').searchParams;

describe('addresses of views', () => {
  it('restore the view of a run', () => {
    const view = {
      ...readRun(new URLSearchParams()), view: 'map' as const, tick: 0, since: 7, issue: awkward, actor: awkward, pin: [awkward, 'LTU'], mode: 'change' as const, all: true, world: false, look: '2.50,-12.3,40.0', twin: 1, why: 2, small: 1, strip: 3, moved: 1, more: 7,
      draft: { what: 'message' as const, path: awkward, value: -0.5, omit: 'r1', message: { sender: awkward, addressees: [awkward, 'EU'], issue: null, text: awkward, position: 0.25 } },
      speed: 16, every: 5, guide: 0, dialog: 'fork' as const, sort: '-change',
    };
    expect(readRun(query(runUrl('r', view)))).toEqual(view);
  });

  it.each([
    ['actor', { issue: awkward, variable: 'deterrence' as const, from: 0, to: 9, tick: 3, by: 'mechanism' as const, twin: 1, why: 4, bar: `${awkward}|m`, all: true, regards: 2, said: 3 }, (v: object) => readActor(query(actorUrl('r', 'a', v)))],
    ['cascade', { find: awkward, depth: 0, message: awkward, turned: [0, 4999, 35], all: true, twin: 2, moved: 1 }, (v: object) => readCascade(query(cascadeUrl('r', 'm', v)))],
    ['cascades', { find: awkward, order: 'gross' as const, twin: 1 }, (v: object) => readCascades(query(cascadesUrl('r', v)))],
    ['comparison', { a: awkward, b: 'b', actor: awkward, issue: 'i', tick: 0, twin: 1, cells: 2, more: 1 }, (v: object) => readCompare(query(compareUrl(v)))],
    ['logs', { run: 'r', level: 'error' as const, text: awkward, actor: 'a', stimulus: 's', follow: true, open: [3, 12_345], more: 2 }, (v: object) => readLogs(query(logsUrl(v)))],
    ['runs', { text: awkward, scenario: 's', status: 'failed' as const, seed: 0, page: 2, about: true, pick: ['a', awkward] }, (v: object) => readRuns(query(runsUrl(v)))],
    ['scenario', { pane: 'yaml' as const, set: [`parameters.x=${awkward}`, 'a=1'], seed: '18446744073709551615', find: awkward, rule: true, edits: { of: '0123456789ab', edits: [[3, 1, [awkward, '']] as const] }, paused: true, rate: 'fastest' as const, as: 'mine' }, (v: object) => readScenario(query(scenarioUrl('s', v)))],
  ])('restore the view of %s', (_, view, roundTrip) => {
    expect(roundTrip(view)).toEqual(view);
  });

  it('are bare when nothing differs from the first view', () => {
    expect([runUrl('r'), actorUrl('r', 'a'), cascadeUrl('r', 'm'), compareUrl(), logsUrl(), runsUrl(), scenarioUrl('s')])
      .toEqual(['/run/r', '/run/r/actor/a', '/run/r/cascade/m', '/compare', '/logs', '/runs', '/scenarios/s']);
  });

  it('stay shorter than what a server takes, and leave out what would not fit', () => {
    const long = readRun(query(runUrl('r', { draft: { message: { text: 'ä'.repeat(1000) } } })));
    expect(long.draft).toBeNull();
    expect(runUrl('r', { draft: { message: { text: 'ä'.repeat(200) } } }).length).toBeLessThan(4000);
    const turned = Array.from({ length: 1000 }, (_, index) => 1_000_000 + index);
    expect(readCascade(query(cascadeUrl('r', 'm', { turned }))).turned).toEqual(turned.slice(-400));
    expect(scenarioUrl('s', { edits: { of: '0123456789ab', edits: [[0, 1, ['x'.repeat(6000)]]] } })).toBe('/scenarios/s');
  });

  it('of drafts and edits are taken apart with care: anybody may write one', () => {
    for (const draft of ['1', '[]', 'null', '{', '{"what":"all","path":3,"value":"x","message":{"sender":1,"addressees":[2,"EU"],"position":null}}']) {
      expect([null, { message: { addressees: ['EU'] } }, {}]).toContainEqual(readRun(new URLSearchParams({ draft })).draft);
    }
    for (const edits of ['1', '{"of":"x"}', '{"of":"x","edits":[[-1,0,[]]]}', '{"of":"x","edits":[[0,0,[1]]]}', '{"of":"x","edits":[[0.5,0,[]]]}']) expect(readScenario(new URLSearchParams({ edits })).edits).toBeNull();
  });

  it('take what makes no sense for what is there without it', () => {
    expect(readRun(new URLSearchParams('view=nonsense&tick=-1&since=1.5&every=1e9&twin=yes'))).toEqual(readRun(new URLSearchParams()));
  });

  it('lead to their page with ids intact', () => {
    expect(match(actorUrl(awkward, 'x').split('?')[0] ?? '')).toMatchObject({ route: { name: 'actor' }, parameters: [awkward, 'x'] });
    expect(match(cascadeUrl('r', awkward).split('?')[0] ?? '')).toMatchObject({ route: { name: 'cascade' }, parameters: ['r', awkward] });
    expect(match('/')?.route.name).toBe('runs');
    expect(match('/run/%E0%A4%A')?.parameters).toEqual(['%E0%A4%A']);
    expect(match('/nowhere')).toBeNull();
  });
});
