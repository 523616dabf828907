import type { NewMessage } from '../../api/types.ts';
import { json, type Field } from '../../routing/query.ts';

export const changes = ['parameter', 'message', 'omit'] as const;

/** What one has filled in to inject, change or fork; what is left out is as the dialog begins. */
export interface Draft { what?: (typeof changes)[number]; path?: string; value?: number; omit?: string; message?: Partial<NewMessage> }

/** Characters of an address that a draft may take. */
const longest = 3000;

const texts = ['kind', 'sender', 'explicitness', 'attribution', 'audience', 'stage'] as const;
const maybeTexts = ['issue', 'via', 'text'] as const;
const amounts = ['position', 'intensity', 'credibility'] as const;

/** An address is written by anybody: only members of the right kind are taken. */
function checked(value: unknown): Draft | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const given = value as Record<string, unknown>;
  const draft: Draft = {};
  const what = changes.find((option) => option === given['what']);
  if (what !== undefined) draft.what = what;
  if (typeof given['path'] === 'string') draft.path = given['path'];
  if (typeof given['value'] === 'number') draft.value = given['value'];
  if (typeof given['omit'] === 'string') draft.omit = given['omit'];
  if (typeof given['message'] === 'object' && given['message'] !== null) draft.message = messageOf(given['message'] as Record<string, unknown>);
  return draft;
}

function messageOf(given: Record<string, unknown>): Partial<NewMessage> {
  const message: Partial<NewMessage> = {};
  for (const name of texts) if (typeof given[name] === 'string') message[name] = given[name];
  for (const name of maybeTexts) if (typeof given[name] === 'string' || given[name] === null) message[name] = given[name];
  for (const name of amounts) if (typeof given[name] === 'number') message[name] = given[name];
  if (Array.isArray(given['addressees'])) message.addressees = given['addressees'].filter((id) => typeof id === 'string');
  return message;
}

export const draftField: Field<Draft | null> = json(checked, longest);

/** Whether an address can hold a draft. */
export function fits(draft: Draft): boolean {
  return draftField.write(draft) !== null || Object.keys(draft).length === 0;
}

/** What of a message is not as it began. */
export function changedFrom(initial: NewMessage, message: NewMessage): Partial<NewMessage> {
  return Object.fromEntries(Object.entries(message).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(initial[name as keyof NewMessage])));
}
