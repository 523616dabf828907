import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, get, post } from '../src/api/client.ts';
import { reach } from '../src/api/reach.svelte.ts';

/** A server that does not answer until it is there. */
let server: { there: boolean; asked: string[] };
beforeEach(() => {
  vi.useFakeTimers();
  server = { there: false, asked: [] };
  vi.stubGlobal('fetch', async (url: string, request: RequestInit = {}) => {
    server.asked.push(`${request.method ?? 'GET'} ${url}`);
    if (!server.there) throw new TypeError('Failed to fetch');
    return Response.json(url.endsWith('/session') ? { required: false, open: true } : { here: true });
  });
});
afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); });

describe('a server that does not answer', () => {
  it('is waited for by what only reads, which then has its answer', async () => {
    const answer = get('/runs');
    const other = get('/scenarios');
    await vi.advanceTimersByTimeAsync(3000);
    expect(reach.lost).toBe(true);
    server.there = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect(await Promise.all([answer, other])).toEqual([{ here: true }, { here: true }]);
    expect(reach.lost).toBe(false);
    // One question asks whether it is back, however many wait.
    expect(server.asked.filter((asked) => asked.endsWith('/session')).length).toBeLessThan(8);
  });

  it('is told at once to whoever wants something done, which is not done twice', async () => {
    await expect(post('/runs', {})).rejects.toMatchObject({ status: 0 } satisfies Partial<ApiProblem>);
    server.there = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect(server.asked.filter((asked) => asked.startsWith('POST'))).toHaveLength(1);
    expect(reach.lost).toBe(false);
  });

  it('is no longer waited for by a question that was dropped', async () => {
    const drop = new AbortController();
    const answer = get('/runs', {}, drop.signal).then(() => 'answered', (failure: Error) => failure.name);
    await vi.advanceTimersByTimeAsync(500);
    drop.abort();
    expect(await answer).toBe('AbortError');
    server.there = true;
    await vi.advanceTimersByTimeAsync(4000);
  });
});
