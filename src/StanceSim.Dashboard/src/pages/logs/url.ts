import { choice, flag, numbers, readQuery, steps, text, writeQuery, type Fields } from '../../routing/query.ts';

export const levels = ['trace', 'debug', 'information', 'warning', 'error', 'critical'] as const;
export interface LogsView {
  run: string; level: (typeof levels)[number]; text: string; actor: string; stimulus: string; follow: boolean;
  /** Entries whose exception is open, and how often more entries were asked for. */
  open: number[]; more: number;
}

const fields: Fields<LogsView> = { run: text(), level: choice(levels, 'information'), text: text(), actor: text(), stimulus: text(), follow: flag(), open: numbers(50), more: steps() };

export const readLogs = (query: URLSearchParams): LogsView => readQuery(fields, query);
export const logsUrl = (view: Partial<LogsView> = {}): string =>
  `/logs${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
