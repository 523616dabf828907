/** Reading and writing the query of an address: every page's url.ts is a list of these fields. */

export interface Field<T> {
  read(text: string | null): T;
  /** Null: not written, because it is what is read without it. */
  write(value: T): string | null;
}

export function text(initial = ''): Field<string> {
  return { read: (value) => value ?? initial, write: (value) => (value === initial ? null : value) };
}

export function maybeText(): Field<string | null> {
  return { read: (value) => (value === '' ? null : value), write: (value) => value };
}

const wholeNumber = /^\d{1,9}$/;

/** A whole number from 0, or null; anything else is read as null. */
export function maybeNumber(): Field<number | null> {
  return {
    read: (value) => (value !== null && wholeNumber.test(value) ? Number(value) : null),
    write: (value) => (value === null ? null : String(value)),
  };
}

export function choice<const T extends string>(options: readonly T[], initial: T): Field<T> {
  return {
    read: (value) => options.find((option) => option === value) ?? initial,
    write: (value) => (value === initial ? null : value),
  };
}

export function flag(): Field<boolean> {
  return { read: (value) => value === '1', write: (value) => (value ? '1' : null) };
}

/** Words joined by commas. */
export function list(): Field<string[]> {
  return {
    read: (value) => (value === null || value === '' ? [] : value.split(',').map(decodeURIComponent)),
    write: (value) => (value.length === 0 ? null : value.map(encodeURIComponent).join(',')),
  };
}

export type Fields<V> = { [K in keyof V]: Field<V[K]> };

export function readQuery<V>(fields: Fields<V>, query: URLSearchParams): V {
  const view: Partial<V> = {};
  for (const name of Object.keys(fields) as (keyof V & string)[]) view[name] = fields[name].read(query.get(name));
  return view as V;
}

/** The query with its question mark; empty when everything is as at first. */
export function writeQuery<V>(fields: Fields<V>, view: V): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(fields) as (keyof V & string)[]) {
    const value = fields[name].write(view[name]);
    if (value !== null) query.set(name, value);
  }
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** A part of a path, encoded. */
export function segment(id: string): string {
  return encodeURIComponent(id);
}
