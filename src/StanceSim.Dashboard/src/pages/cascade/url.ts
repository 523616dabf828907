import { flag, maybeNumber, maybeText, readQuery, segment, text, writeQuery, type Fields } from '../../routing/query.ts';

/** `depth`: deepest level that is open; null all. */
export interface CascadeView { find: string; depth: number | null; message: string | null; twin: boolean }

const fields: Fields<CascadeView> = { find: text(), depth: maybeNumber(), message: maybeText(), twin: flag() };

export const readCascade = (query: URLSearchParams): CascadeView => readQuery(fields, query);
export const cascadeUrl = (run: string, stimulus: string, view: Partial<CascadeView> = {}): string =>
  `/run/${segment(run)}/cascade/${segment(stimulus)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
