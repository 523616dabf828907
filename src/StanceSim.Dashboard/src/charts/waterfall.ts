/** A part of a change: where it came from and how much. */
export interface Part { key: string; label: string; detail: string; amount: number }
export interface Step extends Part { start: number; end: number; folded: number }

/** Running sums of parts, strongest first; what is beyond `limit` is folded into one, so that the sum stays. */
export function stepsOf(first: number, parts: readonly Part[], limit: number, foldedLabel: (count: number) => string): Step[] {
  const sorted = [...parts].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const shown = sorted.length <= limit ? sorted : sorted.slice(0, limit - 1);
  const rest = sorted.slice(shown.length);
  let at = first;
  const step = (part: Part, folded: number): Step => {
    const start = at;
    at += part.amount;
    return { ...part, start, end: at, folded };
  };
  const steps = shown.map((part) => step(part, 0));
  if (rest.length > 0) {
    const amount = rest.reduce((sum, part) => sum + part.amount, 0);
    steps.push(step({ key: 'folded', label: foldedLabel(rest.length), detail: '', amount }, rest.length));
  }
  return steps;
}

/** How far parts are from summing to a change. */
export function imbalance(first: number, last: number, parts: readonly Part[]): number {
  return Math.abs(parts.reduce((sum, part) => sum + part.amount, 0) - (last - first));
}

/** Contributions must sum to their change this closely. */
export const tolerance = 1e-9;
