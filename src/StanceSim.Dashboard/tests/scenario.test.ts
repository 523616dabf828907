import { describe, expect, it } from 'vitest';
import type { Lever } from '../src/api/types.ts';
import { diff, settingOf, valueOf, writeLevers } from '../src/pages/scenario/yaml.ts';

const lever = (path: string, at: Lever['at']): Lever => ({ path, name: path, group: 'scenario', description: '', value: 0.5, default: 0.5, low: 0, high: 1, integer: false, live: true, at });

describe('levers', () => {
  it('are written where they stand, also two on one line', () => {
    const yaml = 'a: {x: 0.5, y: 12}\nb: 3 # three';
    const levers = [lever('x', { line: 1, column: 8, length: 3 }), lever('y', { line: 1, column: 16, length: 2 }), lever('b', { line: 2, column: 4, length: 1 }), lever('z', null)];
    const written = writeLevers(yaml, levers, [{ path: 'x', value: '0.125' }, { path: 'y', value: '7' }, { path: 'b', value: '40' }, { path: 'z', value: '1' }]);
    expect(written.yaml).toBe('a: {x: 0.125, y: 7}\nb: 40 # three');
    expect(written.left).toEqual([{ path: 'z', value: '1' }]);
  });

  it('take their value from a setting that is a number', () => {
    expect(valueOf(lever('x', null), [{ path: 'x', value: '0' }])).toBe(0);
    expect(valueOf(lever('x', null), [{ path: 'x', value: 'much' }])).toBe(0.5);
    expect(settingOf('a=b=c')).toEqual({ path: 'a', value: 'b=c' });
    expect(settingOf('=b')).toBeNull();
  });
});

describe('diff', () => {
  it('shows what changed with three lines around it', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const after = [...before];
    after[10] = 'changed';
    const lines = diff(before.join('\n'), after.join('\n'));
    expect(lines.map((line) => (line === null ? '⋯' : `${{ same: ' ', removed: '-', added: '+' }[line.kind]}${line.text}`)))
      .toEqual(['⋯', ' line 7', ' line 8', ' line 9', '-line 10', '+changed', ' line 11', ' line 12', ' line 13', '⋯']);
  });

  it('is empty when nothing changed', () => {
    expect(diff('a\nb', 'a\nb')).toEqual([]);
  });

  it('finds lines that were only put in', () => {
    expect(diff('a\nc', 'a\nb\nc').filter((line) => line?.kind !== 'same')).toEqual([{ kind: 'added', before: null, after: 2, text: 'b' }]);
  });
});
