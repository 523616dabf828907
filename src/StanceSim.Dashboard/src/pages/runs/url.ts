import { choice, flag, list, maybeNumber, readQuery, text, writeQuery, type Fields } from '../../routing/query.ts';

export const statuses = ['any', 'running', 'paused', 'finished', 'failed', 'interrupted'] as const;

export interface RunsView {
  text: string; scenario: string; status: (typeof statuses)[number]; seed: number | null; page: number | null; about: boolean;
  /** Runs that are chosen for comparing, at most two. */
  pick: string[];
}

const fields: Fields<RunsView> = {
  text: text(), scenario: text(), status: choice(statuses, 'any'), seed: maybeNumber(), page: maybeNumber(), about: flag(), pick: list(),
};

export const readRuns = (query: URLSearchParams): RunsView => readQuery(fields, query);
export const runsUrl = (view: Partial<RunsView> = {}): string =>
  `/runs${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
