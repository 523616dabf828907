import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pauseFor, poll } from '../src/api/polling.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('asking again', () => {
  it('waits for the answer, and longer after one that took long', async () => {
    let asked = 0;
    let takes = 2000;
    const end = poll(() => { asked++; return new Promise((resolve) => setTimeout(resolve, takes)); }, 500);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(2000 + 5900);
    expect(asked).toBe(1);
    takes = 10;
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(10 + 510);
    expect(asked).toBe(3);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(3);
  });

  it('is slower for paused runs, and ends with them', () => {
    expect(pauseFor(['paused', 'starting'], 500)).toBe(500);
    expect(pauseFor(['finished', 'paused'], 500)).toBe(2000);
    expect(pauseFor(['finished', 'interrupted', undefined], 500)).toBe(null);
  });
});
