import { choice, flag, maybeNumber, maybeText, readQuery, segment, steps, writeQuery, type Fields } from '../../routing/query.ts';

export const groupings = ['source', 'mechanism'] as const;

/** `from` and `to` bound the journey; `tick` asks for one change; null is the whole run. */
export interface ActorView {
  issue: string | null; variable: 'position' | 'deterrence'; from: number | null; to: number | null; tick: number | null;
  by: (typeof groupings)[number]; twin: number; why: number;
  /** Bar of the waterfall that is open, by its key. */
  bar: string | null;
  /** Every regard is listed; the regards as numbers; how much of the messages. */
  all: boolean; regards: number; said: number;
}

const fields: Fields<ActorView> = {
  issue: maybeText(), variable: choice(['position', 'deterrence'], 'position'), from: maybeNumber(), to: maybeNumber(), tick: maybeNumber(),
  by: choice(groupings, 'source'), twin: steps(), why: steps(), bar: maybeText(), all: flag(), regards: steps(), said: steps(),
};

export const readActor = (query: URLSearchParams): ActorView => readQuery(fields, query);
export const actorUrl = (run: string, actor: string, view: Partial<ActorView> = {}): string =>
  `/run/${segment(run)}/actor/${segment(actor)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
