import type { Issue } from '../api/types.ts';
import type { RunView } from '../pages/run/url.ts';
import type { Playback } from './playback.svelte.ts';
import type { RunModel } from './runModel.svelte.ts';

/** What every view of a run gets: the run, where one is in it, and how to go elsewhere. */
export interface RunPlace {
  run: RunModel;
  playback: Playback;
  readonly issue: Issue;
  readonly view: RunView;
  /** Frame that is shown. */
  readonly frame: number;
  /** Frame that changes are counted from. */
  readonly since: number;
  /** Tick whose messages are told: the one that begins with the shown frame, or the last. */
  readonly tick: number;
  show(part: Partial<RunView>, how?: 'push' | 'replace'): void;
  select(actor: string | null): void;
}
