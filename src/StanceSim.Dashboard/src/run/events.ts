import type { RunModel } from './runModel.svelte.ts';

/** Frames in which something was said, done, decided or changed from outside, in order. */
export function eventFrames(run: RunModel): number[] {
  const frames = new Set<number>();
  for (const { tick } of run.activity.stretches()) frames.add(tick);
  for (const decision of run.decisions) frames.add(decision.tick);
  for (const intervention of run.intervened) frames.add(intervention.tick);
  return [...frames].sort((a, b) => a - b);
}

/** How one looks at an act: hostile, friendly or neither. */
export type Tone = 'cooperative' | 'conflictual' | 'neutral';

export function toneOf(intensity: number): Tone {
  return intensity > 0 ? 'cooperative' : intensity < 0 ? 'conflictual' : 'neutral';
}

/** A sign for a tone that does not need its colour. */
export const toneSign: Record<Tone, string> = { cooperative: '▲', conflictual: '▼', neutral: '●' };
