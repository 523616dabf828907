import { decodeFrame, type Frame } from './frames.ts';
import { entrance } from './session.svelte.ts';
import type { Intervention, NewMessage, RunStatus } from './types.ts';

export type LiveEvent =
  | { event: 'state'; status: RunStatus; tick: number; ticks: number; ticksPerSecond: number | null; viewers: number; waitsFor: string | null }
  | { event: 'intervention'; intervention: Intervention }
  | { event: 'finished'; status: RunStatus; tick: number; failure: string | null }
  | { event: 'done'; request: number; result: unknown }
  | { event: 'problem'; request: number | null; problem: { type: string; title: string; detail?: string | null } };

export type LiveCommand =
  | { command: 'play'; ticksPerSecond?: number | null }
  | { command: 'pause' } | { command: 'stop' } | { command: 'follow' }
  | { command: 'step'; ticks: number }
  | { command: 'speed'; ticksPerSecond: number | null }
  | { command: 'seek'; tick: number }
  | { command: 'watch'; issue: string; framesPerSecond: number }
  | { command: 'set'; path: string; value: number }
  | { command: 'inject'; message: NewMessage };

export type Link = 'connecting' | 'open' | 'lost' | 'closed';

export interface LiveListener {
  frame(frame: Frame): void;
  event(event: LiveEvent): void;
  link(link: Link): void;
}

const unauthenticated = 4401;
const unknownRun = 4404;
const firstWaitMs = 250;
const longestWaitMs = 8000;

/** The one WebSocket of a tab on one run. Comes back by itself, with growing pauses, and says so. */
export class LiveConnection {
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitMs = firstWaitMs;
  #closed = false;
  #request = 0;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (failure: Error) => void }>();

  constructor(private readonly run: string, private readonly listener: LiveListener) {
    this.#connect();
  }

  /** Sends a command; resolves with its result when it was done. */
  send(command: LiveCommand): Promise<unknown> {
    const socket = this.#socket;
    if (socket === null || socket.readyState > WebSocket.OPEN) return Promise.reject(new Error('offline'));
    const request = ++this.#request;
    const text = JSON.stringify({ ...command, request });
    // Whoever is quicker than the connection is not to press a button in vain.
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
    else socket.addEventListener('open', () => socket.send(text), { once: true });
    return new Promise((resolve, reject) => this.#waiting.set(request, { resolve, reject }));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#failWaiting();
  }

  #connect(): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/api/v1/live?run=${encodeURIComponent(this.run)}`);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.listener.link('connecting');
    socket.onopen = () => {
      this.#waitMs = firstWaitMs;
      this.listener.link('open');
    };
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => this.#receive(message.data);
    socket.onclose = (close) => this.#lost(close.code);
  }

  #receive(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const frame = decodeFrame(data);
      if (frame !== null) this.listener.frame(frame);
      return;
    }
    const event = JSON.parse(data) as LiveEvent;
    const request = 'request' in event ? event.request : null;
    const waiting = request === null ? undefined : this.#waiting.get(request);
    if (request !== null) this.#waiting.delete(request);
    if (event.event === 'done') waiting?.resolve(event.result);
    else if (event.event === 'problem' && waiting !== undefined) waiting.reject(new Error(event.problem.title));
    else this.listener.event(event);
  }

  #lost(code: number): void {
    this.#failWaiting();
    if (this.#closed || code === unknownRun) {
      this.listener.link('closed');
      return;
    }
    this.listener.link('lost');
    // A server that was started again knows no sessions: the reader is asked for the token, and then it goes on.
    if (code === unauthenticated) entrance.regain().then(() => this.#connectLater(), () => this.#connectLater());
    else this.#connectLater();
  }

  #connectLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.#connect(), this.#waitMs);
    this.#waitMs = Math.min(longestWaitMs, this.#waitMs * 2);
  }

  #failWaiting(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('offline'));
    this.#waiting.clear();
  }
}
