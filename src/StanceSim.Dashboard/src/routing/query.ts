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

const smallNumber = /^\d{1,3}$/;

/** How often one asked for more: 0 is as at first. */
export function steps(): Field<number> {
  return { read: (value) => (value !== null && smallNumber.test(value) ? Number(value) : 0), write: (value) => (value === 0 ? null : String(value)) };
}

const packedNumber = /^[0-9a-z]{1,7}$/;

/** Whole numbers from 0, written short; beyond `most` the earliest are let go, so that addresses stay short. */
export function numbers(most: number): Field<number[]> {
  return {
    read: (value) => (value ?? '').split('.').filter((part) => packedNumber.test(part)).slice(-most).map((part) => Number.parseInt(part, 36)),
    write: (value) => (value.length === 0 ? null : value.slice(-most).map((part) => part.toString(36)).join('.')),
  };
}

/** Something made of several parts, as JSON. What `check` does not take is read as null; what would take more than `longest` characters of the address is not written. */
export function json<T>(check: (value: unknown) => T | null, longest: number): Field<T | null> {
  return {
    read: (value) => {
      if (value === null || value.length > longest) return null;
      try {
        return check(JSON.parse(value));
      } catch {
        return null;
      }
    },
    write: (value) => {
      const written = value === null ? null : JSON.stringify(value);
      return written === null || written === '{}' || encodeURIComponent(written).length > longest ? null : written;
    },
  };
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
