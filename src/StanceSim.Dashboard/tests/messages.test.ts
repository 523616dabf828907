import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message, RunDetail } from '../src/api/types.ts';
import { eventFrames } from '../src/run/events.ts';
import { Movement } from '../src/run/movement.svelte.ts';
import { RunModel } from '../src/run/runModel.svelte.ts';

/** A run with so many messages in each tick, and a server that tells them, in stretches of so many ticks. */
function crowded(sent: number[], { status = 'finished' as RunDetail['status'], every = 1 } = {}): { run: RunModel; asked: URL[] } {
  const asked: URL[] = [];
  const all = sent.flatMap((count, tick) => Array.from({ length: count }, (_, index) => ({ id: `m${tick}-${index}`, sent: tick }) as Message));
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://here');
    asked.push(url);
    if (url.pathname.endsWith('/decisions')) return Response.json({ decisions: [] });
    const [from, to] = [Number(url.searchParams.get('fromTick') ?? 0), Number(url.searchParams.get('toTick') ?? sent.length - 1)];
    if (url.pathname.endsWith('/activity')) {
      const counts = sent.slice(from, to + 1);
      const stretches = Array.from({ length: Math.ceil(counts.length / every) }, (_, at) => counts.slice(at * every, (at + 1) * every).reduce((sum, count) => sum + count, 0));
      return Response.json({ fromTick: from, toTick: to, every, total: counts.reduce((sum, count) => sum + count, 0), sent: stretches, tone: stretches.map((count) => -count) });
    }
    const ids = url.searchParams.getAll('id');
    const matching = all.filter((message) => message.sent >= from && message.sent <= to && (ids.length === 0 || ids.includes(message.id)));
    const limit = Number(url.searchParams.get('limit'));
    return Response.json({ messages: matching.slice(0, limit), total: matching.length, next: matching.length > limit ? String(limit) : null });
  });
  const last = sent.length - 1;
  const detail = { id: 'r', status, tick: last, ticks: last, actors: [], issues: [], calendar: { start: null, daysPerTick: 1 }, counts: { messages: all.length }, intervened: [] };
  return { run: new RunModel(detail as unknown as RunDetail), asked };
}
const messagesAsked = (asked: URL[]): URL[] => asked.filter((url) => url.pathname.endsWith('/messages'));
afterEach(() => vi.unstubAllGlobals());

describe('messages of a run', () => {
  it('are counted for the whole run, however many there are, and asked for where one looks', async () => {
    const { run, asked } = crowded(Array.from({ length: 500 }, () => 80));
    expect([run.messageCount, run.activity.sentIn(3), run.messages.at(3)]).toEqual([40_000, null, null]);
    await run.loadEvents();
    expect([run.messageCount, run.activity.sentIn(499), run.activity.stretches().length, eventFrames(run).at(-1)]).toEqual([40_000, 80, 500, 499]);
    await run.loadTick(450);
    expect(run.messages.at(450)?.messages.map(({ id }) => id)).toEqual(Array.from({ length: 80 }, (_, index) => `m450-${index}`));
    // One answer held the ticks after it as well, each whole.
    expect([run.messages.at(461)?.total, run.messages.at(462)]).toEqual([80, null]);
    const before = messagesAsked(asked).length;
    for (const tick of [450, 455, 461]) await run.loadTick(tick);
    expect(messagesAsked(asked)).toHaveLength(before);
  });

  it('that were asked for long ago are let go, so that a tab does not grow', async () => {
    const { run } = crowded(Array.from({ length: 600 }, () => 100));
    await run.loadEvents();
    for (let tick = 0; tick < 600; tick += 10) await run.loadTick(tick);
    const here = Array.from({ length: 600 }, (_, tick) => run.messages.at(tick)?.messages.length ?? 0).reduce((sum, count) => sum + count, 0);
    expect(here).toBeLessThanOrEqual(20_000);
    expect([run.messages.at(0), run.messages.at(599)?.total]).toEqual([null, 100]);
  });

  it('of a tick with more than one answer holds are told with how many there are', async () => {
    const { run } = crowded([3, 2500, 4]);
    await run.loadEvents();
    await run.loadTick(1);
    expect([run.messages.at(1)?.messages.length, run.messages.at(1)?.total, run.messages.at(2)]).toEqual([1000, 2500, null]);
  });

  it('of a tick that goes on are not known to be none', async () => {
    const { run } = crowded([1, 0, 0, 2], { status: 'running' });
    await run.loadEvents();
    await run.loadTick(1);
    expect([run.messages.at(1), run.messages.at(2)]).toEqual([{ messages: [], total: 0 }, { messages: [], total: 0 }]);
    expect(run.messages.at(3)).toBeNull();
  });

  it('are counted on from where they were counted while a run goes on', async () => {
    const sent = [5, 6, 7];
    const { run, asked } = crowded(sent, { status: 'running' });
    await run.loadEvents();
    sent[2] = 8;
    sent.push(9);
    await run.loadEvents(2);
    expect(asked.at(-1)?.searchParams.get('fromTick') ?? asked.at(-2)?.searchParams.get('fromTick')).toBe('2');
    expect([run.activity.total, run.activity.columns.sent, run.activity.columns.tone]).toEqual([28, [5, 6, 8, 9], [-5, -6, -8, -9]]);
    run.activity.forget(1);
    expect([run.activity.total, run.activity.sentIn(1)]).toEqual([5, null]);
  });

  it('of a very long run are counted in stretches, which nobody takes for ticks', async () => {
    const { run } = crowded(Array.from({ length: 40 }, (_, tick) => (tick < 10 ? 0 : 200)), { every: 4 });
    await run.loadEvents();
    expect(run.activity.sentIn(12)).toBeNull();
    expect(run.activity.stretches()[0]).toEqual({ tick: 8, sent: 400, tone: -400 });
    await run.loadTick(13);
    expect([run.messages.at(13)?.messages.length, run.messages.at(15)?.total, run.messages.at(16)]).toEqual([200, 200, null]);
    await run.loadEvents(39);
    expect(run.activity.total).toBe(6000);
  });

  it('are asked for by their ids, in questions that are short enough, each once', async () => {
    const { run, asked } = crowded([1000]);
    const ids = Array.from({ length: 900 }, (_, index) => `m0-${index}`);
    await run.messages.needNamed(ids);
    expect(ids.every((id) => run.messages.named(id)?.id === id)).toBe(true);
    expect(asked.length).toBeGreaterThan(1);
    expect(Math.max(...asked.map((url) => url.search.length))).toBeLessThan(4000);
    const before = asked.length;
    await run.messages.needNamed(ids.slice(0, 5));
    expect(asked).toHaveLength(before);
  });
});

describe('movement of a run', () => {
  it('is known over its whole length, and goes on from where it was known', async () => {
    const moved = [0.5, 0.25, 1];
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(new URL(address, 'http://here').search);
      const from = Number(new URL(address, 'http://here').searchParams.get('fromTick') ?? 0);
      return Response.json({ fromTick: from, toTick: moved.length - 1, every: 1, moved: moved.slice(from) });
    });
    const movement = new Movement('/runs/r');
    expect(movement.of('i')).toBeNull();
    await movement.load('i');
    moved.splice(2, 1, 2, 3);
    await movement.load('i');
    expect(movement.of('i')?.moved).toEqual([0.5, 0.25, 2, 3]);
    expect(asked).toEqual(['?issue=i', '?issue=i&fromTick=2']);
    movement.forget(1);
    expect(movement.of('i')).toMatchObject({ moved: [0.5], toTick: 0 });
    await movement.load('i');
    expect(movement.of('i')?.moved).toEqual(moved);
  });
});
