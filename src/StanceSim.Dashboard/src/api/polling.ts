import type { RunStatus } from './types.ts';

/** An answer that takes long is asked for less often: the pause is at least so many times as long as it took. */
const restful = 3;
/** A run that is paused changes only when somebody has it go on. */
const slower = 4;

/** Milliseconds to wait between questions about runs: some go on, or some are only paused; null: nothing of them changes any more. */
export function pauseFor(statuses: readonly (RunStatus | undefined)[], quickMs: number): number | null {
  if (statuses.some((status) => status === 'running' || status === 'starting')) return quickMs;
  return statuses.includes('paused') ? slower * quickMs : null;
}

/** Asks again and again, each time a pause after the last answer came. Returns what ends it. */
export function poll(ask: () => Promise<void>, leastMs: number): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout>;
  const next = (tookMs: number): void => {
    timer = setTimeout(() => {
      const began = performance.now();
      void ask().finally(() => { if (!ended) next(performance.now() - began); });
    }, Math.max(leastMs, restful * tookMs));
  };
  next(0);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
