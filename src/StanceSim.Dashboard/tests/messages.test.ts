import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message, RunDetail } from '../src/api/types.ts';
import { RunModel } from '../src/run/runModel.svelte.ts';

const perTick = 50;
/** A run of 25,000 messages, and a server that tells them. */
function crowded(ticks: number, status: 'finished' | 'running' = 'finished'): { run: RunModel; asked: URLSearchParams[] } {
  const asked: URLSearchParams[] = [];
  const message = (number: number): Message => ({ id: `m${number}`, number, sent: Math.floor(number / perTick) }) as Message;
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://here');
    if (url.pathname.endsWith('/decisions')) return Response.json({ decisions: [] });
    const query = url.searchParams;
    asked.push(query);
    const first = Math.max(Number(query.get('after') ?? 0), Number(query.get('fromTick') ?? 0) * perTick);
    const end = Math.min(ticks, Number(query.get('toTick') ?? ticks) + 1) * perTick;
    const last = Math.min(end, first + Number(query.get('limit')));
    const total = end - Number(query.get('fromTick') ?? 0) * perTick;
    return Response.json({ messages: Array.from({ length: last - first }, (_, index) => message(first + index)), total, next: last < end ? String(last) : null });
  });
  const detail = { id: 'r', status, tick: ticks, ticks, actors: [], issues: [], calendar: { start: null, daysPerTick: 1 }, counts: { messages: ticks * perTick }, intervened: [] };
  return { run: new RunModel(detail as unknown as RunDetail), asked };
}
afterEach(() => vi.unstubAllGlobals());

describe('messages of a run', () => {
  it('are counted, not only as far as they are here, and asked for by day beyond', async () => {
    const { run, asked } = crowded(500);
    expect(run.messageCount).toBe(25_000);
    expect(run.messagesAt(3)).toBeNull();
    await run.loadMessages();
    expect([run.messages.length, run.messageCount, run.cut, run.messagesTo]).toEqual([20_000, 25_000, true, 399]);
    expect(run.cutNote).toContain('25,000');
    expect(run.messagesAt(3)?.total).toBe(perTick);
    expect(run.messagesAt(450)).toBeNull();
    await run.loadTick(450);
    expect(run.messagesAt(450)?.messages.map(({ number }) => number)).toEqual(Array.from({ length: perTick }, (_, index) => 22_500 + index));
    expect(run.message(22_501)?.id).toBe('m22501');
    expect(run.message(23_000)).toBeUndefined();
    const before = asked.length;
    await run.loadTick(450);
    await run.loadTick(3);
    expect(asked).toHaveLength(before);
  });

  it('that are all here are known to be all', async () => {
    const { run } = crowded(10);
    await run.loadMessages();
    expect([run.cut, run.cutNote, run.messagesAt(10)]).toEqual([false, '', { messages: [], total: 0 }]);
  });

  it('of a tick that goes on are not known to be none', async () => {
    const { run } = crowded(10, 'running');
    await run.loadMessages();
    expect(run.messagesAt(9)?.total).toBe(perTick);
    expect(run.messagesAt(10)).toBeNull();
  });

  it('are only counted while a long run goes on', async () => {
    const { run, asked } = crowded(500, 'running');
    await run.loadMessages();
    const before = asked.length;
    await run.loadMessages(399);
    expect([asked.length - before, run.messages.length]).toEqual([1, 20_000]);
  });
});
