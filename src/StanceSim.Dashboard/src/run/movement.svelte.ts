import { untrack } from 'svelte';
import { get } from '../api/client.ts';
import type { MovementColumns } from '../api/types.ts';

/** How far all actors together moved when, over the whole of a run, by issue: where it is worth looking. */
export class Movement {
  #issues = $state.raw(new Map<string, MovementColumns>());

  constructor(private readonly route: string) {}

  of(issue: string): MovementColumns | null {
    return this.#issues.get(issue) ?? null;
  }

  /** Asks for what there is on an issue, from the last tick that is known on. */
  async load(issue: string): Promise<void> {
    // Whoever asks does not ask again because there is an answer.
    const known = untrack(() => this.of(issue));
    const first = known === null || known.every > 1 ? 0 : Math.max(0, known.toTick);
    const next = await get<MovementColumns>(`${this.route}/movement`, { issue, fromTick: first === 0 ? null : first });
    const whole = first === 0 || known === null || next.every > 1;
    this.#issues = new Map(this.#issues).set(issue, whole ? next : { fromTick: 0, toTick: next.toTick, every: 1, moved: [...known.moved.slice(0, first), ...next.moved] });
  }

  /** Takes back what is known from a tick on. */
  forget(tick: number): void {
    this.#issues = new Map([...this.#issues].filter(([, columns]) => columns.every === 1).map(([issue, columns]) => [issue, { ...columns, toTick: Math.min(columns.toTick, tick - 1), moved: columns.moved.slice(0, tick) }]));
  }
}
