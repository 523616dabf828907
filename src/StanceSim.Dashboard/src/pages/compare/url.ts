import { maybeNumber, maybeText, readQuery, steps, writeQuery, type Fields } from '../../routing/query.ts';

export interface CompareView { a: string | null; b: string | null; actor: string | null; issue: string | null; tick: number | null; twin: number; cells: number; more: number }

const fields: Fields<CompareView> = {
  a: maybeText(), b: maybeText(), actor: maybeText(), issue: maybeText(), tick: maybeNumber(), twin: steps(), cells: steps(), more: steps(),
};

export const readCompare = (query: URLSearchParams): CompareView => readQuery(fields, query);
export const compareUrl = (view: Partial<CompareView> = {}): string =>
  `/compare${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
