import { flag, maybeNumber, maybeText, numbers, readQuery, segment, steps, text, writeQuery, type Fields } from '../../routing/query.ts';

/** `depth`: deepest level that is open; null all. `turned`: numbers of messages that are opened or closed against it. `all`: every effect of the message is listed. */
export interface CascadeView { find: string; depth: number | null; message: string | null; turned: number[]; all: boolean; twin: number; moved: number }

const fields: Fields<CascadeView> = { find: text(), depth: maybeNumber(), message: maybeText(), turned: numbers(400), all: flag(), twin: steps(), moved: steps() };

export const readCascade = (query: URLSearchParams): CascadeView => readQuery(fields, query);
export const cascadeUrl = (run: string, stimulus: string, view: Partial<CascadeView> = {}): string =>
  `/run/${segment(run)}/cascade/${segment(stimulus)}${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
