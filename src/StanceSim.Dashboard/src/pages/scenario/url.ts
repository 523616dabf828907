import { choice, flag, list, readQuery, segment, text, writeQuery, type Fields } from '../../routing/query.ts';

export const panes = ['levers', 'yaml', 'diff', 'actors', 'sources'] as const;

/** `set` holds path=value, as --set does. */
export interface ScenarioView { pane: (typeof panes)[number]; set: string[]; seed: string; find: string; rule: boolean }

const fields: Fields<ScenarioView> = { pane: choice(panes, 'levers'), set: list(), seed: text(), find: text(), rule: flag() };

export const readScenario = (query: URLSearchParams): ScenarioView => readQuery(fields, query);
export const scenarioUrl = (name: string, view: Partial<ScenarioView> = {}): string =>
  `/scenarios/${segment(name)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
