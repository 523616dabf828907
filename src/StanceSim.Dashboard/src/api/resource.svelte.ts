import { ApiProblem } from './client.ts';

/** Something asked of the server: nothing yet, an answer, or why there is none. A later question drops an earlier one. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  loading = $state(false);
  #current: AbortController | null = null;

  /** Asks; keeps the former answer until the new one is there. */
  async load(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#current?.abort();
    const controller = new AbortController();
    this.#current = controller;
    this.loading = true;
    try {
      const value = await ask(controller.signal);
      if (this.#current !== controller) return;
      this.value = value;
      this.problem = null;
    } catch (failure) {
      if (this.#current !== controller) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      this.problem = failure;
    } finally {
      if (this.#current === controller) this.loading = false;
    }
  }

  stop(): void {
    this.#current?.abort();
    this.#current = null;
  }
}
