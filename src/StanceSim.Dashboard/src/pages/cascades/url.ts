import { choice, readQuery, segment, steps, text, writeQuery, type Fields } from '../../routing/query.ts';

export const orders = ['time', 'size', 'gross'] as const;
export interface CascadesView { find: string; order: (typeof orders)[number]; twin: number }

const fields: Fields<CascadesView> = { find: text(), order: choice(orders, 'time'), twin: steps() };

export const readCascades = (query: URLSearchParams): CascadesView => readQuery(fields, query);
export const cascadesUrl = (run: string, view: Partial<CascadesView> = {}): string =>
  `/run/${segment(run)}/cascades${writeQuery(fields, { ...readQuery(fields, new URLSearchParams()), ...view })}`;
