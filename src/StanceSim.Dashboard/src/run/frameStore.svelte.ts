import { getBytes, path } from '../api/client.ts';
import { decodeShare } from '../api/frames.ts';

/** Frames asked for at once: enough to scrub through, little enough to come at once. */
const chunkBytes = 4_000_000;

const calmMs = 200;

/** Positions of one issue, frame after frame, as far as they are here. */
class IssueFrames {
  codes = new Int16Array(0);
  known = new Uint8Array(0);

  constructor(readonly actors: number) {}

  reserve(frames: number): void {
    if (this.known.length >= frames) return;
    const capacity = Math.max(frames, this.known.length * 2);
    const codes = new Int16Array(capacity * this.actors);
    codes.set(this.codes);
    const known = new Uint8Array(capacity);
    known.set(this.known);
    this.codes = codes;
    this.known = known;
  }

  put(frame: number, codes: Int16Array): void {
    this.reserve(frame + 1);
    this.codes.set(codes, frame * this.actors);
    this.known[frame] = 1;
  }
}

/** All positions of a run that this page has, by issue. Asks the server for what is missing and takes what live frames bring. */
export class FrameStore {
  /** Counts what came in, so that drawings know when to draw again. */
  revision = $state(0);
  /** Follows `revision` a few times per second, for what shows whole series. */
  calm = $state(0);
  #calming: ReturnType<typeof setTimeout> | undefined;
  readonly #issues = new Map<string, IssueFrames>();
  readonly #asking = new Set<string>();

  /** `begun`: whether there is any frame to ask for. */
  constructor(private readonly run: string, private readonly actors: number, private readonly begun: () => boolean = () => true) {}

  has(issue: string, frame: number): boolean {
    return this.#issues.get(issue)?.known[frame] === 1;
  }

  /** Share of a half-width in [-1, 1]; NaN while it is not here. */
  share(issue: string, frame: number, actor: number): number {
    const frames = this.#issues.get(issue);
    return frames === undefined || frames.known[frame] !== 1 ? Number.NaN : decodeShare(frames.codes[frame * this.actors + actor] ?? -32768);
  }

  /** Codes of one frame; null while it is not here. */
  codes(issue: string, frame: number): Int16Array | null {
    const frames = this.#issues.get(issue);
    return frames === undefined || frames.known[frame] !== 1 ? null : frames.codes.subarray(frame * this.actors, (frame + 1) * this.actors);
  }

  /** The way of one actor from one frame to another, both included. */
  series(issue: string, actor: number, first: number, last: number): number[] {
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => this.share(issue, first + index, actor));
  }

  put(issue: string, frame: number, codes: Int16Array): void {
    this.#of(issue).put(frame, codes);
    this.#changed();
  }

  /** Takes back all frames from one on. */
  forget(frame: number): void {
    for (const frames of this.#issues.values()) frames.known.fill(0, frame);
    this.#changed();
  }

  /** Gets every missing frame between two, both included. */
  async need(issue: string, first: number, last: number): Promise<void> {
    if (!this.begun()) return;
    const frames = this.#of(issue);
    frames.reserve(last + 1);
    let from = first;
    while (from <= last) {
      while (from <= last && frames.known[from] === 1) from++;
      if (from > last) return;
      const to = Math.min(last, from + Math.max(1, Math.floor(chunkBytes / (2 * this.actors))) - 1);
      await this.#ask(issue, frames, from, to);
      from = to + 1;
    }
  }

  #changed(): void {
    this.revision++;
    this.#calming ??= setTimeout(() => {
      this.#calming = undefined;
      this.calm = this.revision;
    }, calmMs);
  }

  #of(issue: string): IssueFrames {
    let frames = this.#issues.get(issue);
    if (frames === undefined) this.#issues.set(issue, (frames = new IssueFrames(this.actors)));
    return frames;
  }

  async #ask(issue: string, frames: IssueFrames, from: number, to: number): Promise<void> {
    const key = `${issue} ${from} ${to}`;
    if (this.#asking.has(key)) return;
    this.#asking.add(key);
    try {
      const bytes = await getBytes(`${path('runs', this.run)}/frames`, { issue }, [from * 2 * this.actors, (to + 1) * 2 * this.actors - 1]);
      const view = new DataView(bytes);
      const whole = Math.floor(bytes.byteLength / (2 * this.actors));
      for (let frame = 0; frame < whole; frame++) {
        const at = (from + frame) * this.actors;
        for (let actor = 0; actor < this.actors; actor++) frames.codes[at + actor] = view.getInt16(2 * (frame * this.actors + actor), true);
        frames.known[from + frame] = 1;
      }
      if (whole > 0) this.#changed();
    } finally {
      this.#asking.delete(key);
    }
  }
}
