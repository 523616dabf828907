const route = '/api/v1/session';
const firstWaitMs = 250;
const longestWaitMs = 4000;

/** Whether the server answers at all. While it does not, what is asked of it waits, and pages stay as they are. */
class Reach {
  /** The server was asked and does not answer. */
  lost = $state(false);
  #returning: Promise<void> | null = null;

  /** Resolves when the server answers, whatever it says; fails when the question is dropped. */
  back(signal: AbortSignal | null = null): Promise<void> {
    this.#returning ??= this.#wait().finally(() => { this.#returning = null; });
    const returning = this.#returning;
    return signal === null ? returning : new Promise((resolve, reject) => {
      const drop = (): void => reject(new DOMException('', 'AbortError'));
      if (signal.aborted) drop();
      signal.addEventListener('abort', drop, { once: true });
      void returning.then(resolve);
    });
  }

  async #wait(): Promise<void> {
    for (let waitMs = firstWaitMs; !(await answers()); waitMs = Math.min(longestWaitMs, 2 * waitMs)) {
      this.lost = true;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    this.lost = false;
  }
}

async function answers(): Promise<boolean> {
  try {
    await fetch(route);
    return true;
  } catch {
    return false;
  }
}

export const reach = new Reach();
