import { describe, expect, it } from 'vitest';
import { levels } from '../src/pages/logs/url.ts';
import { en } from '../src/text/en.ts';
import { term } from '../src/text/text.ts';

describe('words of the server', () => {
  it('are in the catalogue, and one that is not is shown as it came', () => {
    for (const level of levels) expect(Object.keys(en)).toContain(`level.${level}`);
    for (const status of ['active', 'joining', 'leaving', 'dead']) expect(Object.keys(en)).toContain(`silo.${status}`);
    expect(term('level', 'Warning')).toBe(en['level.warning']);
    expect(term('audience', 'private')).toBe(en['audience.private']);
    expect(term('silo', 'half-awake')).toBe('half awake');
  });
});
