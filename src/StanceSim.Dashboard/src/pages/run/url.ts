import { choice, flag, list, maybeNumber, maybeText, readQuery, segment, steps, text, writeQuery, type Fields } from '../../routing/query.ts';
import { draftField, type Draft } from './draft.ts';

export const views = ['network', 'positions', 'timeline', 'map', 'influence', 'table'] as const;
export const mapModes = ['stance', 'change'] as const;
export const dialogs = ['none', 'message', 'parameter', 'fork'] as const;

export interface RunView {
  view: (typeof views)[number];
  /** Frame that is shown; null: the newest. */
  tick: number | null;
  /** Frame that changes are counted from, the second handle of the scrubber. */
  since: number | null;
  issue: string | null;
  actor: string | null;
  /** Actors drawn out of the grey in timelines. */
  pin: string[];
  mode: (typeof mapModes)[number];
  /** Every actor in the network, where blocs would be drawn. */
  all: boolean;
  /** All of the map, not only where most of the states are. */
  world: boolean;
  /** Part of the network that is seen, as `writeLook` writes it; null: all of it. */
  look: string | null;
  /** Tables in place of charts, and how much of them: the view, the way of the actor, the other issues, the strip of the scrubber, those who moved. */
  twin: number;
  why: number;
  small: number;
  strip: number;
  moved: number;
  /** Tick of which every message is listed. */
  more: number | null;
  /** Ticks per second of playing, and frames between two that are drawn. */
  speed: number | null;
  every: number | null;
  guide: number | null;
  dialog: (typeof dialogs)[number];
  /** What is filled in in the dialog. */
  draft: Draft | null;
  sort: string;
}

const fields: Fields<RunView> = {
  view: choice(views, 'network'), tick: maybeNumber(), since: maybeNumber(), issue: maybeText(), actor: maybeText(), pin: list(),
  mode: choice(mapModes, 'stance'), all: flag(), world: flag(), look: maybeText(), 
  twin: steps(), why: steps(), small: steps(), strip: steps(), moved: steps(), more: maybeNumber(), speed: maybeNumber(), every: maybeNumber(), guide: maybeNumber(), dialog: choice(dialogs, 'none'), draft: draftField, sort: text(),
};

export const readRun = (query: URLSearchParams): RunView => readQuery(fields, query);
export const runUrl = (run: string, view: Partial<RunView> = {}): string =>
  `/run/${segment(run)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
