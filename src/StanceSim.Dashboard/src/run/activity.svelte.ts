import { untrack } from 'svelte';
import { get, type Query } from '../api/client.ts';
import type { ActivityColumns } from '../api/types.ts';

const none: ActivityColumns = { fromTick: 0, toTick: -1, every: 1, total: 0, sent: [], tone: [] };

/** Messages of a stretch of ticks. */
export interface Stretch { tick: number; sent: number; tone: number }

/** How many messages were sent when, over the whole of a run: what signs and lists are placed by, however many there are. */
export class Activity {
  columns = $state.raw<ActivityColumns>(none);

  constructor(private readonly route: string, private readonly filter: Query = {}) {}

  get total(): number { return this.columns.total; }
  /** Ticks that are counted together; 1 unless the run is very long. */
  get every(): number { return this.columns.every; }

  /** Messages sent in a tick; null when it is not counted, or not by itself. */
  sentIn(tick: number): number | null {
    return this.every > 1 || tick > this.columns.toTick ? null : (this.columns.sent[tick] ?? null);
  }

  /** Stretches in which something was sent, in order. */
  stretches(): Stretch[] {
    return this.columns.sent.flatMap((sent, at) => (sent === 0 ? [] : [{ tick: at * this.every, sent, tone: this.columns.tone[at] ?? 0 }]));
  }

  /** Counts from a tick on, that one again: it may not have been over. */
  async load(fromTick = 0, signal?: AbortSignal): Promise<void> {
    // Whoever asks does not ask again because there is an answer.
    const known = untrack(() => this.columns);
    const first = known.every > 1 || fromTick > known.toTick + 1 ? 0 : fromTick;
    const next = await get<ActivityColumns>(`${this.route}/activity`, { ...this.filter, fromTick: first === 0 ? null : first }, signal);
    if (first === 0 || next.every > 1) {
      this.columns = next.fromTick === 0 ? next : none;
      return;
    }
    const [sent, tone] = [[...known.sent.slice(0, first), ...next.sent], [...known.tone.slice(0, first), ...next.tone]];
    this.columns = { fromTick: 0, toTick: next.toTick, every: 1, total: sent.reduce((sum, count) => sum + count, 0), sent, tone };
  }

  /** Takes back what was counted from a tick on. */
  forget(tick: number): void {
    if (this.every > 1) this.columns = none;
    else {
      const sent = this.columns.sent.slice(0, tick);
      this.columns = { ...this.columns, toTick: Math.min(this.columns.toTick, tick - 1), sent, tone: this.columns.tone.slice(0, tick), total: sent.reduce((sum, count) => sum + count, 0) };
    }
  }
}
