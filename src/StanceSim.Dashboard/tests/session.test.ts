import { afterEach, describe, expect, it, vi } from 'vitest';
import { get } from '../src/api/client.ts';
import { entrance } from '../src/api/session.svelte.ts';

/** A server with a token, as far as a session goes. */
function server(): { open: boolean; asked: string[] } {
  const state = { open: false, asked: [] as string[] };
  vi.stubGlobal('fetch', async (url: string, request: RequestInit = {}) => {
    state.asked.push(`${request.method ?? 'GET'} ${url}`);
    if (url.endsWith('/session')) {
      if (request.method !== 'POST') return Response.json({ required: true, open: state.open });
      state.open = String(request.body).includes('right');
      return new Response(null, { status: state.open ? 204 : 401 });
    }
    return state.open ? Response.json({ here: true }) : Response.json({ title: 'no' }, { status: 401 });
  });
  return state;
}
afterEach(() => vi.unstubAllGlobals());

describe('a session that is lost', () => {
  it('is asked for once, and what was asked meanwhile is answered afterwards', async () => {
    const state = server();
    const answers = Promise.all([get('/server'), get('/runs')]);
    await vi.waitFor(() => expect(entrance.locked).toBe(true));
    expect(state.asked.filter((line) => line === 'GET /api/v1/session')).toHaveLength(1);
    expect(await entrance.enter('left')).toBe('wrong');
    expect(entrance.locked).toBe(true);
    expect(await entrance.enter('right')).toBe('open');
    expect(await answers).toEqual([{ here: true }, { here: true }]);
    expect(entrance.locked).toBe(false);
  });

  it('is taken up when another tab has opened one', async () => {
    const state = server();
    const answer = get('/runs');
    await vi.waitFor(() => expect(entrance.locked).toBe(true));
    await entrance.look();
    expect(entrance.locked).toBe(true);
    state.open = true;
    await entrance.look();
    expect(await answer).toEqual({ here: true });
  });

  it('that does not help is no reason to ask for ever', async () => {
    vi.stubGlobal('fetch', async (url: string) => (url.endsWith('/session') ? Response.json({ required: true, open: true }) : Response.json({ title: 'no' }, { status: 401 })));
    await expect(get('/runs')).rejects.toMatchObject({ status: 401 });
    expect(entrance.locked).toBe(false);
  });
});
