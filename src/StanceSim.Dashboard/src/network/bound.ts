import type { Actor, Tie, TieColumns } from '../api/types.ts';
import { graphOf } from './graph.ts';

/** Ties of generated networks that were left out; none as long as nothing is known of them. */
export function leftOut(generated: TieColumns | null): number {
  return generated === null ? 0 : generated.total - generated.from.length;
}

/** To how many others each actor is bound, blocs or not; null for all where that cannot be counted, since not all ties are here. */
export function boundTo(actors: readonly Actor[], ties: readonly Tie[], generated: TieColumns | null): (number | null)[] {
  if (generated === null || leftOut(generated) > 0) return actors.map(() => null);
  const bound = new Array<number>(actors.length).fill(0);
  for (const { source, target } of graphOf(actors, ties, generated, true).links) {
    bound[source] = (bound[source] ?? 0) + 1;
    bound[target] = (bound[target] ?? 0) + 1;
  }
  return bound;
}
