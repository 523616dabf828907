import { choice, flag, list, readQuery, segment, text, writeQuery, type Fields } from '../../routing/query.ts';
import { editsField, type Edits } from './edits.ts';

/** Ticks per second a run may begin with. */
export const rates = ['1', '4', '16', 'fastest'] as const;
export const panes = ['levers', 'yaml', 'diff', 'actors', 'sources'] as const;

/** `set` holds path=value, as --set does. */
export interface ScenarioView {
  pane: (typeof panes)[number]; set: string[]; seed: string; find: string; rule: boolean;
  /** The text as it is edited. */
  edits: Edits | null;
  /** How the next run begins, and the name to save under. */
  paused: boolean; rate: (typeof rates)[number]; as: string;
}

const fields: Fields<ScenarioView> = { pane: choice(panes, 'levers'), set: list(), seed: text(), find: text(), rule: flag(), edits: editsField, paused: flag(), rate: choice(rates, '4'), as: text() };

export const readScenario = (query: URLSearchParams): ScenarioView => readQuery(fields, query);
export const scenarioUrl = (name: string, view: Partial<ScenarioView> = {}): string =>
  `/scenarios/${segment(name)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
