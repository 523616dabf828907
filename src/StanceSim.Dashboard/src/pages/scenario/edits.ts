import type { ScenarioDetail } from '../../api/types.ts';
import { json, type Field } from '../../routing/query.ts';
import { fullDiff } from './yaml.ts';

/** Lines of a text that are others in an edited one: from a line, counted from 0, so many are replaced by these. */
export type Edit = readonly [line: number, removed: number, added: readonly string[]];
/** An edited text, told by what differs from a text that the server has. */
export interface Edits { of: string; edits: readonly Edit[] }

/** Characters of an address that edits may take: servers refuse addresses beyond 8 KiB. */
const longest = 5000;
const digits = 12;

/** Places where two texts differ, from the top down. */
export function editsBetween(before: string, after: string): Edit[] {
  const edits: { line: number; removed: number; added: string[] }[] = [];
  let open: (typeof edits)[number] | undefined;
  let line = 0;
  for (const part of fullDiff(before, after)) {
    if (part.kind === 'same') {
      open = undefined;
      line++;
      continue;
    }
    if (open === undefined) edits.push((open = { line, removed: 0, added: [] }));
    if (part.kind === 'added') open.added.push(part.text);
    else {
      open.removed++;
      line++;
    }
  }
  return edits.map((edit) => [edit.line, edit.removed, edit.added]);
}

export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  for (const [line, removed, added] of edits.toReversed()) lines.splice(line, removed, ...added);
  return lines.join('\n');
}

function checked(value: unknown): Edits | null {
  if (typeof value !== 'object' || value === null) return null;
  const { of, edits } = value as { of?: unknown; edits?: unknown };
  const isEdit = (edit: unknown): edit is Edit => Array.isArray(edit) && Number.isInteger(edit[0]) && Number.isInteger(edit[1]) && edit[0] >= 0 && edit[1] >= 0 && Array.isArray(edit[2]) && edit[2].every((text) => typeof text === 'string');
  return typeof of === 'string' && Array.isArray(edits) && edits.every(isEdit) ? { of, edits } : null;
}

export const editsField: Field<Edits | null> = json(checked, longest);

type Saved = Pick<ScenarioDetail, 'name' | 'sha256' | 'yaml'>;
const key = (scenario: Saved): string => `stancesim.draft ${scenario.name} ${scenario.sha256}`;

/** Keeps an edited text: its edits, for the address, or null when they are too long for one, and then in this tab. */
export function keep(scenario: Saved, draft: string | null): Edits | null {
  window.sessionStorage.removeItem(key(scenario));
  if (draft === null || draft === scenario.yaml) return null;
  const edits = { of: scenario.sha256.slice(0, digits), edits: editsBetween(scenario.yaml, draft) };
  if (editsField.write(edits) !== null) return edits;
  try {
    window.sessionStorage.setItem(key(scenario), draft);
  } catch {
    // A tab that may keep nothing asks before it goes.
  }
  return null;
}

/** The edited text that an address or this tab holds; null when there is none. */
export function kept(scenario: Saved, edits: Edits | null): string | null {
  if (edits !== null && fitsOn(scenario, edits)) return edited(scenario.yaml, edits.edits);
  return window.sessionStorage.getItem(key(scenario));
}

/** Whether edits were made on the text that the server has now. */
export function fitsOn(scenario: Pick<Saved, 'sha256'>, edits: Edits): boolean {
  return scenario.sha256.startsWith(edits.of) && edits.of.length === digits;
}
