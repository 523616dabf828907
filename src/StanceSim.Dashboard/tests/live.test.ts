import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../src/api/live.ts';
import type { RunDetail } from '../src/api/types.ts';
import { liveRate } from '../src/run/playback.svelte.ts';
import { RunModel } from '../src/run/runModel.svelte.ts';

/** The other end of the tab's WebSocket. */
class Socket {
  static readonly OPEN = 1;
  static last: Socket;
  readonly readyState = Socket.OPEN;
  readonly sent: unknown[] = [];
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  constructor() { Socket.last = this; }
  send(text: string): void { this.sent.push(JSON.parse(text)); }
  close(): void { /* nobody is there */ }
  tell(event: LiveEvent): void { this.onmessage({ data: JSON.stringify(event) }); }
}

let run: RunModel;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('location', new URL('http://here/'));
  run = new RunModel({ id: 'r', status: 'running', tick: 3, ticks: 9, ticksPerSecond: 8, waitsFor: null, actors: [], issues: [], intervened: [], counts: { messages: 0 } } as unknown as RunDetail);
  run.connect();
});
afterEach(() => { run.close(); vi.unstubAllGlobals(); vi.useRealTimers(); });

const state = (waitsFor: string | null): LiveEvent => ({ event: 'state', status: 'running', tick: 3, ticks: 9, ticksPerSecond: 8, viewers: 1, waitsFor });

describe('a run that is watched', () => {
  it('says what it waits for until that is back', () => {
    Socket.last.tell(state('Redis at here:6379'));
    Socket.last.tell({ event: 'problem', request: null, problem: { type: 'https://stancesim.invalid/problems/storage-away', title: 'away' } });
    expect([run.waitsFor, run.trouble]).toEqual(['Redis at here:6379', null]);
    Socket.last.tell(state(null));
    expect(run.waitsFor).toBe(null);
  });

  it('is asked for as many frames as are drawn, also after the connection came back', () => {
    Socket.last.onopen();
    run.watch('i', liveRate(1, 8));
    run.watch('i', liveRate(2, 8));
    Socket.last.onopen();
    expect(Socket.last.sent).toMatchObject([30, 4, 4].map((framesPerSecond) => ({ command: 'watch', issue: 'i', framesPerSecond })));
    expect([liveRate(5, null), liveRate(10, 100)]).toEqual([6, 3]);
  });

  it('says that it is shown no more', () => {
    Socket.last.tell({ event: 'problem', request: null, problem: { type: 'https://stancesim.invalid/problems/journal-full', title: 'Too long', detail: 'It goes on.' } });
    expect(run.trouble).toEqual({ title: 'Too long', detail: 'It goes on.' });
  });
});
