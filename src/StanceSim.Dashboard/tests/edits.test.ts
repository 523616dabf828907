import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { edited, editsBetween, fitsOn, keep, kept } from '../src/pages/scenario/edits.ts';

const saved = { name: 'mine', sha256: '0123456789abcdef', yaml: ['a', 'b', 'c', 'd', 'e', ''].join('\n') };
const drafts = ['a\nb\nx\nd\ne\n', 'b\nc\nd\ne\n', 'a\nb\nc\nd\ne\n\nf', '', 'z\na\nb\nc\nd\ne\ny', 'a\nc\nb\nd\nE\n'];

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('window', { sessionStorage: {
    getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value), removeItem: (key: string) => stored.delete(key),
  } });
});
afterEach(() => vi.unstubAllGlobals());

describe('edits of a text', () => {
  it.each(drafts)('lead from the saved text to %j', (draft) => {
    expect(edited(saved.yaml, editsBetween(saved.yaml, draft))).toBe(draft);
    expect(kept(saved, keep(saved, draft))).toBe(draft);
  });

  it('are only the lines that differ', () => {
    expect(editsBetween(saved.yaml, 'a\nB\nc\nd\ne\nf\n')).toEqual([[1, 1, ['B']], [5, 0, ['f']]]);
    expect(keep(saved, saved.yaml)).toBeNull();
  });

  it('that are too many for an address stay in the tab until they are undone', () => {
    const long = `${saved.yaml}${'line\n'.repeat(2000)}`;
    expect(keep(saved, long)).toBeNull();
    expect(kept(saved, null)).toBe(long);
    expect(kept({ ...saved, sha256: 'f'.repeat(16) }, null)).toBeNull();
    keep(saved, null);
    expect(kept(saved, null)).toBeNull();
  });

  it('of another text than the server has are not applied', () => {
    const edits = keep(saved, drafts[0] ?? '') ?? { of: '', edits: [] };
    expect(fitsOn(saved, edits)).toBe(true);
    const newer = { ...saved, sha256: 'f'.repeat(16) };
    expect([fitsOn(newer, edits), kept(newer, edits), fitsOn(saved, { of: '', edits: [] })]).toEqual([false, null, false]);
  });
});
