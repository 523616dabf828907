import { flag, maybeNumber, maybeText, readQuery, writeQuery, type Fields } from '../../routing/query.ts';

export interface CompareView { a: string | null; b: string | null; actor: string | null; issue: string | null; tick: number | null; twin: boolean; cells: boolean }

const fields: Fields<CompareView> = {
  a: maybeText(), b: maybeText(), actor: maybeText(), issue: maybeText(), tick: maybeNumber(), twin: flag(), cells: flag(),
};

export const readCompare = (query: URLSearchParams): CompareView => readQuery(fields, query);
export const compareUrl = (view: Partial<CompareView> = {}): string =>
  `/compare${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
