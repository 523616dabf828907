import { describe, expect, it } from 'vitest';
import { byBloc, firstOf, type Standing } from '../src/pages/run/positions.ts';

const standing = (index: number, bloc: string, end: number): Standing => ({ index, bloc, end });
const indexes = (blocs: ReturnType<typeof byBloc>): number[] => blocs.flatMap(({ members }) => members.map(({ index }) => index));

describe('rows of positions', () => {
  const blocs = byBloc([standing(0, 'b', 0.9), standing(1, 'a', -0.5), standing(2, 'b', 0.1), standing(3, 'a', -0.9), standing(4, 'b', Number.NaN), standing(5, 'c', Number.NaN)]);

  it('stand by where they end, blocs together, what is not known last', () => {
    expect(indexes(blocs.filter(({ bloc }) => bloc === 'a'))).toEqual([3, 1]);
    expect(indexes(blocs.filter(({ bloc }) => bloc === 'b'))).toEqual([2, 0, 4]);
    expect(blocs[0]?.bloc).toBe('a');
  });

  it('are cut actor by actor, within a bloc as well', () => {
    expect(indexes(firstOf(blocs, 3))).toEqual(indexes(blocs).slice(0, 3));
    expect(firstOf(blocs, 2).map(({ bloc }) => bloc)).toEqual(['a']);
    expect(indexes(firstOf(blocs, 100))).toHaveLength(6);
    const crowd = byBloc(Array.from({ length: 10_000 }, (_, index) => standing(index, 'all', index)));
    expect(indexes(firstOf(crowd, 160))).toHaveLength(160);
  });
});
