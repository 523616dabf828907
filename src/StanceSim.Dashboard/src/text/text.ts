import { en } from './en.ts';

export type TextKey = keyof typeof en;

/** Words of the model and of the server that readers see, by group. */
type Group = 'audience' | 'explicitness' | 'silo' | 'level';

/** A word of a group for readers; one that the catalogue does not know is shown as it came. */
export function term(group: Group, word: string): string {
  const sentences: Record<string, string> = en;
  return sentences[`${group}.${word.toLowerCase()}`] ?? words(word.toLowerCase());
}

const locale = 'en-GB';

/** A sentence of the catalogue, with `{name}` replaced by values. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? count(value) : value;
  });
}

/** One of two sentences: for exactly one, and for any other number, which they may name as `{n}`. */
export function many(n: number, one: TextKey, other: TextKey, values: Record<string, string | number> = {}): string {
  return t(n === 1 ? one : other, { ...values, n });
}

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
export function count(value: number): string {
  return whole.format(value);
}

/** A position: two decimals, a real minus sign. */
export function plain(value: number, digits = 2): string {
  return Number.isNaN(value) ? '–' : zeroed(value.toFixed(digits)).replace('-', '−');
}

/** A difference, with its sign whichever it is. */
export function signed(value: number, digits = 2): string {
  if (Number.isNaN(value)) return '–';
  const text = zeroed(value.toFixed(digits));
  return text.startsWith('-') ? text.replace('-', '−') : Number(text) === 0 ? text : `+${text}`;
}

/** Digits that show a small number at all. */
export function digitsFor(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
}

function zeroed(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

const bytesFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
export function bytes(value: number): string {
  return value < 1e3 ? `${value} B` : value < 1e6 ? `${bytesFormat.format(value / 1e3)} kB` : `${bytesFormat.format(value / 1e6)} MB`;
}

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const fullDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

export function shortDate(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00Z`));
}

export function longDate(iso: string): string {
  return fullDay.format(new Date(`${iso}T00:00:00Z`));
}

export function wallTime(timestamp: string): string {
  return moment.format(new Date(timestamp));
}

const msPerDay = 86_400_000;

/** ISO date of the first day of a frame, or null without a calendar. */
export function dateOf(calendar: { start: string | null; daysPerTick: number }, frame: number): string | null {
  if (calendar.start === null) return null;
  return new Date(Date.parse(`${calendar.start}T00:00:00Z`) + frame * calendar.daysPerTick * msPerDay).toISOString().slice(0, 10);
}

export function frameLabel(calendar: { start: string | null; daysPerTick: number }, frame: number): string {
  const date = dateOf(calendar, frame);
  return date === null ? t('tick.label', { tick: frame }) : shortDate(date);
}

/** A name short enough for a chart: what stands before its explanation. */
export function shortName(name: string): string {
  return name.split(/,| \(/)[0] ?? name;
}

/** A word of the model for readers: `threaten-sanctions` is "threaten sanctions". */
export function words(id: string): string {
  return id.replaceAll('-', ' ');
}
