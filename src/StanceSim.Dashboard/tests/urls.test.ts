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
      ...readRun(new URLSearchParams()), view: 'map' as const, tick: 0, since: 7, issue: awkward, actor: awkward, pin: [awkward, 'LTU'], mode: 'change' as const, all: true, world: false, look: '2.50,-12.3,40.0', twin: true, why: true, small: true, strip: true,
      speed: 16, every: 5, guide: 0, dialog: 'fork' as const, sort: '-change',
    };
    expect(readRun(query(runUrl('r', view)))).toEqual(view);
  });

  it.each([
    ['actor', { issue: awkward, variable: 'deterrence' as const, from: 0, to: 9, tick: 3, by: 'mechanism' as const, twin: true }, (v: object) => readActor(query(actorUrl('r', 'a', v)))],
    ['cascade', { find: awkward, depth: 0, message: awkward, twin: true }, (v: object) => readCascade(query(cascadeUrl('r', 'm', v)))],
    ['cascades', { find: awkward, order: 'gross' as const }, (v: object) => readCascades(query(cascadesUrl('r', v)))],
    ['comparison', { a: awkward, b: 'b', actor: awkward, issue: 'i', tick: 0, twin: true, cells: true }, (v: object) => readCompare(query(compareUrl(v)))],
    ['logs', { run: 'r', level: 'error' as const, text: awkward, actor: 'a', stimulus: 's' }, (v: object) => readLogs(query(logsUrl(v)))],
    ['runs', { text: awkward, scenario: 's', status: 'failed' as const, seed: 0, page: 2, about: true }, (v: object) => readRuns(query(runsUrl(v)))],
    ['scenario', { pane: 'yaml' as const, set: [`parameters.x=${awkward}`, 'a=1'], seed: '18446744073709551615', find: awkward, rule: true }, (v: object) => readScenario(query(scenarioUrl('s', v)))],
  ])('restore the view of %s', (_, view, roundTrip) => {
    expect(roundTrip(view)).toEqual(view);
  });

  it('are bare when nothing differs from the first view', () => {
    expect([runUrl('r'), actorUrl('r', 'a'), cascadeUrl('r', 'm'), compareUrl(), logsUrl(), runsUrl(), scenarioUrl('s')])
      .toEqual(['/run/r', '/run/r/actor/a', '/run/r/cascade/m', '/compare', '/logs', '/runs', '/scenarios/s']);
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
