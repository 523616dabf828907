import { describe, expect, it } from 'vitest';
import type { Cascade, CascadeNode, Message } from '../src/api/types.ts';
import { openRows, rowsOf } from '../src/pages/cascade/tree.ts';

const node = (id: string, parent: number): CascadeNode => ({ message: { id, number: 'abcdef'.indexOf(id) } as Message, parent, effects: [] });
const cascade: Cascade = { stimulus: 'a', root: 'a', traceId: '', traceUrl: null, truncated: 0, nodes: [node('a', -1), node('b', 0), node('c', 0), node('d', 1), node('e', 1), node('f', 3)] };
const ids = (rows: ReturnType<typeof rowsOf>): string => rows.map((row) => row.node.message.id).join('');
const none = (): boolean => false;

describe('cascade', () => {
  const rows = rowsOf(cascade);

  it('is read from parents to their children', () => {
    expect(ids(rows)).toBe('abdfec');
    expect(rows.map((row) => row.depth)).toEqual([0, 1, 2, 3, 2, 1]);
    expect(rows.map((row) => row.below)).toEqual([5, 3, 1, 0, 0, 0]);
  });

  it('opens down to a depth', () => {
    expect(ids(openRows(rows, 0, new Set(), none, false))).toBe('a');
    expect(ids(openRows(rows, 1, new Set(), none, false))).toBe('abc');
    expect(ids(openRows(rows, null, new Set(), none, false))).toBe('abdfec');
  });

  it('opens and closes single messages', () => {
    expect(ids(openRows(rows, null, new Set([1]), none, false))).toBe('abc');
    expect(ids(openRows(rows, 1, new Set([1]), none, false))).toBe('abdec');
  });

  it('shows what matches a search with all that led to it', () => {
    expect(ids(openRows(rows, 0, new Set(), (found) => found.message.id === 'f', true))).toBe('abdf');
    expect(openRows(rows, null, new Set(), none, true)).toEqual([]);
  });

  it('of thousands is no deeper than its messages', () => {
    const long: Cascade = { ...cascade, nodes: Array.from({ length: 5000 }, (_, index) => node(`m${index}`, index - 1)) };
    expect(rowsOf(long).at(-1)?.depth).toBe(4999);
  });
});
