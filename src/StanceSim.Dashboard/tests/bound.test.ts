import { describe, expect, it } from 'vitest';
import type { Actor, Tie, TieColumns } from '../src/api/types.ts';
import { boundTo, leftOut } from '../src/network/bound.ts';

const actors = ['A', 'B', 'C'].map((id): Actor => ({ id, name: id, type: 'state', bloc: 'all', partOf: null, iso: null }));
const ties: Tie[] = [{ from: 'A', to: 'B', type: 'alliance', weight: 1 }, { from: 'B', to: 'A', type: 'trade', weight: 1 }];
const generated = (total: number): TieColumns => ({ from: [1], to: [2], weight: [0.5], total });

describe('to how many an actor is bound', () => {
  it('counts each other actor once', () => expect(boundTo(actors, ties, generated(1))).toEqual([1, 2, 1]));
  it('is told of nobody where ties were left out', () => {
    expect(leftOut(generated(4))).toBe(3);
    expect(boundTo(actors, ties, generated(4))).toEqual([null, null, null]);
  });
  it('is told of nobody before all ties are here', () => expect(boundTo(actors, ties, null)).toEqual([null, null, null]));
});
