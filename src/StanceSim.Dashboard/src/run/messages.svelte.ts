import { untrack } from 'svelte';
import { get } from '../api/client.ts';
import type { Message } from '../api/types.ts';
import type { Activity } from './activity.svelte.ts';

/** Messages of one answer of the server. */
export const perAnswer = 1000;
/** Messages that this page keeps; those asked for longest ago go first. */
const kept = 20_000;
/** Characters of ids in one question: addresses have an end. */
const idCharacters = 3000;

/** Messages of one tick: all of them, or the first of so many. */
export interface TickMessages { messages: Message[]; total: number }
export interface MessagePage { messages: Message[]; total: number; next: string | null }

/** Messages of a run by tick and by id, as far as somebody looked. Asks the server for stretches of ticks and forgets what is far away. */
export class Messages {
  #ticks = $state.raw(new Map<number, TickMessages>());
  #named = $state.raw(new Map<string, Message>());
  #asking: Promise<void> | null = null;
  /** What is asked next: only where one is by then, not all one has passed. */
  #next: { tick: number; last: number } | null = null;
  /** Counts what was taken back: what was asked before is not kept. */
  #forgotten = 0;

  constructor(private readonly route: string, private readonly activity: Activity) {}

  /** Messages sent in a tick; null when they are not here: then nobody may say that there were none. */
  at(tick: number): TickMessages | null {
    return this.#ticks.get(tick) ?? null;
  }

  /** A message by its id, if it was asked for. */
  named(id: string | null): Message | undefined {
    return id === null ? undefined : this.#named.get(id);
  }

  /** Gets the messages of a tick, and of as many after it as one answer holds, up to the last one that is over. */
  need(tick: number, last: number): Promise<void> {
    // Whoever asks does not ask again because there is an answer.
    if (untrack(() => this.#ticks.has(tick))) return Promise.resolve();
    this.#next = { tick, last };
    this.#asking ??= untrack(() => this.#askNext()).finally(() => {
      this.#asking = null;
      this.#next = null;
    });
    return this.#asking;
  }

  async #askNext(): Promise<void> {
    for (let next = this.#next; next !== null; next = this.#next) {
      this.#next = null;
      if (!this.#ticks.has(next.tick)) await this.#ask(next.tick, Math.max(next.tick, next.last));
    }
  }

  async #ask(tick: number, last: number): Promise<void> {
    const forgotten = this.#forgotten;
    const toTick = this.#endOf(tick, last);
    const { messages, total } = await get<MessagePage>(`${this.route}/messages`, { limit: perAnswer, fromTick: tick, toTick });
    if (forgotten !== this.#forgotten) {
      this.#next ??= { tick, last };
      return;
    }
    // Of more than one answer holds the counts were too old to tell: then the first tick alone is asked for.
    if (total > messages.length && toTick > tick) return this.#ask(tick, tick);
    const here = new Map<number, TickMessages>();
    for (let at = tick; at <= toTick; at++) here.set(at, { messages: [], total: 0 });
    for (const message of messages) here.get(message.sent)?.messages.push(message);
    for (const ofTick of here.values()) ofTick.total = toTick === tick ? total : ofTick.messages.length;
    this.#keep(here);
  }

  /** Gets the messages of some ids that are not here. */
  async needNamed(ids: Iterable<string>): Promise<void> {
    const missing = untrack(() => [...new Set(ids)].filter((id) => !this.#named.has(id)).slice(0, kept / 2));
    while (missing.length > 0) {
      const batch: string[] = [];
      for (let characters = 0; missing.length > 0 && batch.length < perAnswer; batch.push(missing.shift() ?? '')) {
        characters += encodeURIComponent(missing[0] ?? '').length + 4;
        if (characters > idCharacters && batch.length > 0) break;
      }
      const { messages } = await get<MessagePage>(`${this.route}/messages`, { id: batch, limit: perAnswer });
      const named = new Map(this.#named);
      for (const message of messages) named.set(message.id, message);
      this.#named = new Map([...named].slice(-kept / 2));
    }
  }

  /** Takes back what is known from a tick on: it becomes something else, or more has followed from it. */
  forget(tick = 0): void {
    this.#forgotten++;
    this.#ticks = new Map([...this.#ticks].filter(([at]) => at < tick));
    this.#named = new Map([...this.#named].filter(([, message]) => message.sent < tick));
  }

  /** Last tick whose messages still fit into an answer that begins with another. */
  #endOf(first: number, last: number): number {
    const { every, columns } = this.activity;
    let sum = 0;
    let end = first;
    for (let at = Math.floor(first / every); at * every <= last; at++) {
      sum += columns.sent[at] ?? perAnswer;
      if (sum > perAnswer) break;
      end = Math.min(last, (at + 1) * every - 1);
    }
    return Math.max(first, end);
  }

  #keep(here: ReadonlyMap<number, TickMessages>): void {
    const all = new Map([...this.#ticks, ...here]);
    let count = 0;
    for (const { messages } of all.values()) count += messages.length + 1;
    for (const [tick, { messages }] of all) {
      if (count <= kept || here.has(tick)) break;
      all.delete(tick);
      count -= messages.length + 1;
    }
    this.#ticks = all;
  }
}
