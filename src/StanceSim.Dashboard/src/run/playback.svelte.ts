/** Frames per second a finished run is played at, and what one can choose. */
export const speeds = [1, 2, 4, 8, 16, 30] as const;

/** Live frames in a second that a tab asks for at most. */
export const mostLive = 30;

/** Live frames in a second of which every so many of the run's are drawn. As fast as it goes counts as the most there are. */
export function liveRate(every: number, ticksPerSecond: number | null): number {
  return every <= 1 ? mostLive : Math.min(mostLive, ticksPerSecond ?? mostLive) / every;
}

const calmMs = 160;

/** Plays frames that are here: which one is shown, and how far on the way to the next. */
export class Playback {
  shown = $state(0);
  playing = $state(false);
  speed = $state(2);
  /** Frames between two that are drawn. */
  every = $state(1);
  /** Frame that texts beside the drawing tell: follows `shown` a few times per second, as fast as one can read. */
  calm = $state(0);
  /** Way to the next frame in [0, 1); read by drawings each time they draw, and therefore no state. */
  phase = 0;
  #last: number | null = null;
  #calmed = 0;

  constructor(private readonly newest: () => number) {}

  play(): void {
    if (this.shown >= this.newest()) this.shown = 0;
    this.phase = 0;
    this.#last = null;
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
    this.phase = 0;
  }

  seek(frame: number): void {
    this.shown = Math.max(0, Math.min(this.newest(), Math.round(frame)));
    this.phase = 0;
  }

  step(by: number): void {
    this.pause();
    this.seek(this.shown + by);
  }

  /** Moves on to a moment. */
  advance(nowMs: number): void {
    if (this.calm !== this.shown && nowMs - this.#calmed >= calmMs) {
      this.calm = this.shown;
      this.#calmed = nowMs;
    }
    if (!this.playing) return;
    const passed = this.#last === null ? 0 : Math.min(250, nowMs - this.#last);
    this.#last = nowMs;
    this.phase += (passed / 1000) * this.speed / this.every;
    while (this.phase >= 1) {
      this.phase -= 1;
      this.shown = Math.min(this.newest(), this.shown + this.every);
    }
    if (this.shown >= this.newest()) this.pause();
  }
}
