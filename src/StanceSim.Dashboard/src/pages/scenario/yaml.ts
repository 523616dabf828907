import type { Lever, Setting } from '../../api/types.ts';

/** `path=value` of the address as a setting; null when it is none. */
export function settingOf(text: string): Setting | null {
  const at = text.indexOf('=');
  return at <= 0 ? null : { path: text.slice(0, at), value: text.slice(at + 1) };
}

export function valueOf(lever: Lever, settings: readonly Setting[]): number {
  const found = settings.find((setting) => setting.path === lever.path);
  const value = found === undefined ? Number.NaN : Number(found.value);
  return Number.isNaN(value) ? lever.value : value;
}

/** Writes settings over the numbers of a scenario's text. What has no place in it is answered in `left`. */
export function writeLevers(yaml: string, levers: readonly Lever[], settings: readonly Setting[]): { yaml: string; left: Setting[] } {
  const lines = yaml.split('\n');
  const left: Setting[] = [];
  const places = settings.map((setting) => ({ setting, at: levers.find((lever) => lever.path === setting.path)?.at ?? null }));
  // From the right to the left, so that places on the same line stay where they are.
  places.sort((a, b) => (b.at?.column ?? 0) - (a.at?.column ?? 0));
  for (const { setting, at } of places) {
    const line = at === null ? undefined : lines[at.line - 1];
    if (at === null || line === undefined) left.push(setting);
    else lines[at.line - 1] = line.slice(0, at.column - 1) + setting.value + line.slice(at.column - 1 + at.length);
  }
  return { yaml: lines.join('\n'), left };
}

export interface DiffLine { kind: 'same' | 'removed' | 'added'; before: number | null; after: number | null; text: string }

const widest = 2000;

/** Lines that differ between two texts, with three lines around them. Null in between stands for what is left out. */
export function diff(before: string, after: string): (DiffLine | null)[] {
  return around(fullDiff(before, after), 3);
}

/** All lines of both texts, each once. */
export function fullDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA--; endB--; }
  const all: DiffLine[] = [];
  const same = (i: number, j: number): DiffLine => ({ kind: 'same', before: i + 1, after: j + 1, text: a[i] ?? '' });
  for (let i = 0; i < start; i++) all.push(same(i, i));
  all.push(...middle(a, b, start, endA, endB));
  for (let i = endA; i < a.length; i++) all.push(same(i, endB + i - endA));
  return all;
}

/** Longest common subsequence of the part that differs; of a very long part, all removed and all added. */
function middle(a: string[], b: string[], start: number, endA: number, endB: number): DiffLine[] {
  const [n, m] = [endA - start, endB - start];
  const removed = (i: number): DiffLine => ({ kind: 'removed', before: i + 1, after: null, text: a[i] ?? '' });
  const added = (j: number): DiffLine => ({ kind: 'added', before: null, after: j + 1, text: b[j] ?? '' });
  if (n > widest || m > widest) return [...Array.from({ length: n }, (_, i) => removed(start + i)), ...Array.from({ length: m }, (_, j) => added(start + j))];
  const table = new Uint16Array((n + 1) * (m + 1));
  const at = (i: number, j: number): number => table[i * (m + 1) + j] ?? 0;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) table[i * (m + 1) + j] = a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && a[start + i] === b[start + j]) lines.push({ kind: 'same', before: start + i + 1, after: start + j + 1, text: a[start + i++] ?? '' }), j++;
    else if (j >= m || (i < n && at(i + 1, j) >= at(i, j + 1))) lines.push(removed(start + i++));
    else lines.push(added(start + j++));
  }
  return lines;
}

function around(lines: DiffLine[], room: number): (DiffLine | null)[] {
  const keep = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (line.kind !== 'same') keep.fill(1, Math.max(0, index - room), Math.min(lines.length, index + room + 1));
  });
  const result: (DiffLine | null)[] = [];
  lines.forEach((line, index) => {
    if (keep[index] === 1) result.push(line);
    else if (result.length === 0 || result.at(-1) !== null) result.push(null);
  });
  return result.every((line) => line === null) ? [] : result;
}
