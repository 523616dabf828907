import { reach } from './reach.svelte.ts';
import { entrance } from './session.svelte.ts';
import type { Problem } from './types.ts';

/** An answer that is no success, as problem+json tells it. */
export class ApiProblem extends Error {
  constructor(readonly status: number, title: string, readonly detail: string, readonly problems: Problem[]) {
    super(title);
  }
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

const root = '/api/v1';

/** Path with its query; parts of the path must be encoded by {@link path}. Members that are null or empty are left out. */
export function address(route: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      for (const item of value) parameters.append(name, item);
    } else if (value !== null && value !== undefined && value !== '') {
      parameters.append(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? root + route : `${root}${route}?${text}`;
}

/** Joins parts of a route, each encoded, so that no id can change where a request goes. */
export function path(...parts: string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

export async function get<T>(route: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const response = await send('GET', address(route, query), undefined, signal);
  return (await response.json()) as T;
}

export async function getBytes(route: string, query: Query, range: [number, number] | null, signal?: AbortSignal): Promise<ArrayBuffer> {
  const headers: Record<string, string> = range === null ? {} : { Range: `bytes=${range[0]}-${range[1]}` };
  const response = await admitted(address(route, query), { headers, signal: signal ?? null });
  if (response.status === 416) return new ArrayBuffer(0);
  if (!response.ok) throw await problemOf(response);
  const bytes = await response.arrayBuffer();
  // A server that ignores Range sends everything.
  return range !== null && response.status === 200 ? bytes.slice(range[0], range[1] + 1) : bytes;
}

export async function post<T>(route: string, body: unknown): Promise<T> {
  return answer<T>(await send('POST', root + route, body));
}

export async function put<T>(route: string, body: unknown): Promise<T> {
  return answer<T>(await send('PUT', root + route, body));
}

export async function remove(route: string): Promise<void> {
  await send('DELETE', root + route, {});
}

async function answer<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await admitted(url, body === undefined
      ? { method, signal: signal ?? null }
      : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal: signal ?? null });
  } catch (failure) {
    if (isDropped(failure)) throw failure;
    throw new ApiProblem(0, '', '', []);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Without a session, waits until there is one and asks once more: whoever is on a page stays there. */
async function admitted(url: string, request: RequestInit): Promise<Response> {
  const response = await reached(url, request);
  if (response.status !== 401) return response;
  await entrance.regain();
  return reached(url, request);
}

/** What only reads waits until the server answers, and asks once more; what does something is for the reader to do again. */
async function reached(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (failure) {
    if (isDropped(failure)) throw failure;
    const back = reach.back(request.signal ?? null);
    if (request.method !== undefined && request.method !== 'GET') {
      back.catch(() => undefined);
      throw failure;
    }
    await back;
    return fetch(url, request);
  }
}

function isDropped(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

interface ProblemJson { title?: string; detail?: string; problems?: Problem[] }

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const json = (await response.json()) as ProblemJson;
    return new ApiProblem(response.status, json.title ?? response.statusText, json.detail ?? '', json.problems ?? []);
  } catch {
    return new ApiProblem(response.status, response.statusText, '', []);
  }
}
