import type { Contribution, Share } from '../api/types.ts';
import type { Part } from '../charts/waterfall.ts';
import { t, words } from '../text/text.ts';
import type { RunModel } from './runModel.svelte.ts';

/** Parts of a journey, one for each source (what comes from nobody by its mechanism), or one for each mechanism. */
export function partsOf(run: RunModel, shares: readonly Share[], by: 'source' | 'mechanism'): Part[] {
  return grouped(shares.map((share) => ({ ...keyed(run, share.source, share.tie, share.mechanism, by), amount: share.net })));
}

/** Parts of one change, by message where there is one. */
export function partsOfChange(run: RunModel, contributions: readonly Contribution[]): Part[] {
  return grouped(contributions.map((part) => {
    const named = keyed(run, part.source, part.tie, part.mechanism, 'source');
    return part.message === null
      ? { ...named, amount: part.amount }
      : { key: `${named.key}|${part.message}`, label: named.label, detail: `${named.detail} · ${part.message}`, amount: part.amount };
  }));
}

function keyed(run: RunModel, source: string | null, tie: string | null, mechanism: string | null, by: 'source' | 'mechanism'): Omit<Part, 'amount'> {
  const what = mechanism === null ? t('why.unknown') : mechanismName(mechanism);
  if (by === 'mechanism') return { key: mechanism ?? '', label: what, detail: '' };
  if (source === null) return { key: `|${mechanism ?? ''}`, label: what, detail: mechanism === 'anchor' ? t('why.anchor') : '' };
  return { key: source, label: run.short(source), detail: tie === null ? what : `${what}, ${tie.split('+').map(words).join(', ')}` };
}

export function mechanismName(mechanism: string): string {
  return words(mechanism);
}

function grouped(parts: readonly Part[]): Part[] {
  const groups = new Map<string, Part>();
  for (const part of parts) {
    const known = groups.get(part.key);
    groups.set(part.key, known === undefined ? { ...part } : { ...known, detail: joined(known.detail, part.detail), amount: known.amount + part.amount });
  }
  return [...groups.values()];
}

/** Mechanisms and ties of parts that are put together, each once. */
function joined(a: string, b: string): string {
  return [...new Set([...a.split(', '), ...b.split(', ')])].filter((word) => word !== '').join(', ');
}
