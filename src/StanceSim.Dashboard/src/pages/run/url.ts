import { choice, flag, list, maybeNumber, maybeText, readQuery, segment, text, writeQuery, type Fields } from '../../routing/query.ts';

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
  twin: boolean;
  /** Table twins of the smaller charts: the way of the actor, the other issues, the strip of the scrubber. */
  why: boolean;
  small: boolean;
  strip: boolean;
  /** Ticks per second of playing, and frames between two that are drawn. */
  speed: number | null;
  every: number | null;
  guide: number | null;
  dialog: (typeof dialogs)[number];
  sort: string;
}

const fields: Fields<RunView> = {
  view: choice(views, 'network'), tick: maybeNumber(), since: maybeNumber(), issue: maybeText(), actor: maybeText(), pin: list(),
  mode: choice(mapModes, 'stance'), all: flag(), world: flag(), look: maybeText(), twin: flag(), why: flag(), small: flag(), strip: flag(), speed: maybeNumber(), every: maybeNumber(), guide: maybeNumber(), dialog: choice(dialogs, 'none'), sort: text(),
};

export const readRun = (query: URLSearchParams): RunView => readQuery(fields, query);
export const runUrl = (run: string, view: Partial<RunView> = {}): string =>
  `/run/${segment(run)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
