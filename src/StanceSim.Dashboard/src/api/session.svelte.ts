import type { Session } from './types.ts';

const route = '/api/v1/session';
export type Entry = 'open' | 'wrong' | 'offline';

/** Whether the server lets this tab in. A session ends when the server restarts, and by itself after a while. */
class Entrance {
  /** The reader is asked for the token; the page stays as it is below the question. */
  locked = $state(false);
  #regaining: Promise<void> | null = null;
  #enter: () => void = () => undefined;

  /** Resolves when there is a session again: at once if another tab has opened one, else when the reader has given the token. */
  regain(): Promise<void> {
    this.#regaining ??= this.#ask().finally(() => { this.#regaining = null; });
    return this.#regaining;
  }

  /** Gives the token to the server. */
  async enter(token: string): Promise<Entry> {
    try {
      const response = await fetch(route, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) });
      if (!response.ok) return 'wrong';
      this.#enter();
      return 'open';
    } catch {
      return 'offline';
    }
  }

  /** Looks whether another tab has opened a session. */
  async look(): Promise<void> {
    if (await isOpen().catch(() => false)) this.#enter();
  }

  async #ask(): Promise<void> {
    if (await isOpen()) return;
    const entered = new Promise<void>((resolve) => { this.#enter = resolve; });
    this.locked = true;
    await entered;
    this.locked = false;
  }
}

async function isOpen(): Promise<boolean> {
  const response = await fetch(route);
  const session = (await response.json()) as Session;
  return session.open || !session.required;
}

export const entrance = new Entrance();
