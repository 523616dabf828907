import { ApiProblem, get, path } from '../api/client.ts';
import { wholeWorld, type Flow, type Frame } from '../api/frames.ts';
import { LiveConnection, type Link, type LiveCommand, type LiveEvent } from '../api/live.ts';
import type { Actor, Decision, Flows, Intervention, Issue, RunDetail, RunStatus } from '../api/types.ts';
import { dateOf, frameLabel, shortName, t } from '../text/text.ts';
import { Activity } from './activity.svelte.ts';
import { FrameStore } from './frameStore.svelte.ts';
import { Messages } from './messages.svelte.ts';
import { Movement } from './movement.svelte.ts';
import { mostLive } from './playback.svelte.ts';

/** One flow of a tick, for drawing: shares of half-widths, places in the list of actors; the sign of its intensity is its tone. */
export interface DrawnFlow { message: number; from: number; to: number; effect: number; intensity: number }

/** A run as the pages see it: what it is, what of it is here, and what comes in while it goes on. */
export class RunModel {
  readonly actorIndex: ReadonlyMap<string, number>;
  readonly issueIndex: ReadonlyMap<string, number>;
  readonly frames: FrameStore;
  /** When messages were sent, of the whole run. */
  readonly activity: Activity;
  readonly messages: Messages;
  readonly movement: Movement;
  newest = $state(0);
  status = $state<RunStatus>('starting');
  ticksPerSecond = $state<number | null>(null);
  viewers = $state(1);
  /** What has to come back before it goes on; null: nothing. */
  waitsFor = $state<string | null>(null);
  /** What went wrong with watching it, as the server said; the run itself goes on. */
  trouble = $state.raw<{ title: string; detail: string } | null>(null);
  link = $state<Link>('connecting');
  decisions = $state.raw<Decision[]>([]);
  intervened = $state.raw<Intervention[]>([]);
  /** How many messages there are. */
  messageCount = $derived.by(() => (this.activity.columns.toTick < 0 ? this.detail.counts.messages : this.activity.total));
  over = $derived(this.status === 'finished' || this.status === 'failed' || this.status === 'interrupted');
  /** Milliseconds from the making of a live frame to its arrival, of the newest frames; for measuring. */
  readonly lags: number[] = [];
  #flows = $state.raw(new Map<string, Map<number, DrawnFlow[]>>());
  #live: LiveConnection | null = null;
  #watched: string | null = null;
  #framesPerSecond = mostLive;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly detail: RunDetail) {
    this.actorIndex = new Map(detail.actors.map((actor, index) => [actor.id, index]));
    this.issueIndex = new Map(detail.issues.map((issue, index) => [issue.id, index]));
    this.frames = new FrameStore(detail.id, detail.actors.length, () => this.status !== 'starting');
    this.newest = detail.tick;
    this.status = detail.status;
    this.ticksPerSecond = detail.ticksPerSecond;
    this.waitsFor = detail.waitsFor;
    this.intervened = detail.intervened;
    this.activity = new Activity(this.route);
    this.messages = new Messages(this.route, this.activity);
    this.movement = new Movement(this.route);
  }

  get id(): string { return this.detail.id; }
  get route(): string { return path('runs', this.detail.id); }

  actor(id: string | null): Actor | undefined {
    const index = id === null ? undefined : this.actorIndex.get(id);
    return index === undefined ? undefined : this.detail.actors[index];
  }

  name(id: string | null): string {
    return id === null ? '' : (this.actor(id)?.name ?? id);
  }

  short(id: string | null): string {
    return shortName(this.name(id));
  }

  /** The issue asked for, or the first. A run has at least one. */
  issue(id: string | null): Issue {
    const issue = this.detail.issues[(id === null ? undefined : this.issueIndex.get(id)) ?? 0];
    if (issue === undefined) throw new Error(`Run ${this.id} has no issues.`);
    return issue;
  }

  label(frame: number): string { return frameLabel(this.detail.calendar, frame); }
  date(frame: number): string | null { return dateOf(this.detail.calendar, frame); }

  /** Flows of a tick on an issue, as far as they are here. */
  flowsOf(issue: string, tick: number): DrawnFlow[] {
    return this.#flows.get(issue)?.get(tick) ?? [];
  }

  /** Counts messages and asks for decisions from a tick on; those of that tick are asked for again: it may not have been over. */
  async loadEvents(fromTick = 0): Promise<void> {
    const [{ decisions }] = await Promise.all([get<{ decisions: Decision[] }>(`${this.route}/decisions`, { fromTick: fromTick === 0 ? null : fromTick }), this.activity.load(fromTick)]);
    this.decisions = [...this.decisions.filter((decision) => decision.tick < fromTick), ...decisions];
  }

  /** Asks for the messages of a tick, and of those after it. Of a tick that goes on nobody knows all. */
  async loadTick(tick: number): Promise<void> {
    await this.messages.need(tick, this.over ? this.newest : this.newest - 1);
  }

  async loadFlows(issue: string, from: number, to: number): Promise<void> {
    const columns = await get<Flows>(`${this.route}/flows`, { issue, from, to, perTick: 40 });
    const byTick = new Map(this.#flows.get(issue));
    for (let tick = from; tick < to; tick++) byTick.set(tick, []);
    columns.tick.forEach((tick, index) => {
      byTick.get(tick)?.push({ message: columns.message[index] ?? 0, from: columns.from[index] ?? -1, to: columns.to[index] ?? -1, effect: columns.effect[index] ?? 0, intensity: columns.intensity[index] ?? 0 });
    });
    this.#flows = new Map(this.#flows).set(issue, byTick);
  }

  /** Opens the tab's WebSocket, unless the run is over. */
  connect(): void {
    if (this.over || this.#live !== null) return;
    this.#live = new LiveConnection(this.id, {
      frame: (frame) => this.#take(frame),
      event: (event) => this.#hear(event),
      link: (link) => {
        this.link = link;
        // What happened while the tab was cut off is asked for.
        if (link === 'open') this.#refreshSoon();
        if (link === 'open' && this.#watched !== null) this.#send({ command: 'watch', issue: this.#watched, framesPerSecond: this.#framesPerSecond });
      },
    });
  }

  /** Asks for live frames of an issue, so many in a second at most. */
  watch(issue: string, framesPerSecond: number): void {
    [this.#watched, this.#framesPerSecond] = [issue, framesPerSecond];
    if (this.link === 'open') this.#send({ command: 'watch', issue, framesPerSecond });
  }

  async command(command: LiveCommand): Promise<unknown> {
    if (this.#live === null) throw new ApiProblem(409, t('live.over'), '', []);
    return this.#live.send(command);
  }

  close(): void {
    clearTimeout(this.#refresh);
    this.#live?.close();
    this.#live = null;
  }

  #goBack(tick: number): void {
    this.frames.forget(tick + 1);
    this.#flows = new Map([...this.#flows].map(([issue, ticks]) => [issue, new Map([...ticks].filter(([at]) => at < tick))]));
    this.messages.forget(tick);
    this.activity.forget(tick);
    this.movement.forget(tick);
    this.decisions = this.decisions.filter((decision) => decision.tick < tick);
    this.newest = tick;
    get<RunDetail>(this.route).then((detail) => { this.intervened = detail.intervened; }, () => undefined);
  }

  #send(command: LiveCommand): void {
    // A command that is lost with the connection is sent again when it comes back.
    this.#live?.send(command).catch(() => undefined);
  }

  #take(frame: Frame): void {
    this.lags.push(Date.now() - frame.wallMs);
    if (this.lags.length > 600) this.lags.shift();
    const issue = this.detail.issues[frame.issue]?.id;
    if (issue === undefined || frame.stances.length !== this.detail.actors.length) return;
    this.frames.put(issue, frame.tick, frame.stances);
    if (frame.kind === 1) this.newest = Math.max(this.newest, frame.tick);
    if (frame.flows.length > 0) {
      const drawn = frame.flows.map((flow) => ({ message: flow.message, from: flow.from, to: flow.to === wholeWorld ? -1 : flow.to, effect: flow.effect / 32767, intensity: toneOf(flow) }));
      this.#flows = new Map(this.#flows).set(issue, new Map(this.#flows.get(issue)).set(frame.tick - 1, drawn));
    }
    this.#refreshSoon();
  }

  /** What live frames do not bring is asked for, at most twice a second. */
  #refreshSoon(): void {
    if (this.#refresh !== undefined) return;
    this.#refresh = setTimeout(() => {
      this.#refresh = undefined;
      // When it is over, all of them: what followed from the early ones is known only now.
      if (this.over) this.messages.forget();
      if (this.#watched !== null) this.movement.load(this.#watched).catch(() => undefined);
      this.loadEvents(this.over ? 0 : Math.max(0, this.activity.columns.toTick)).catch(() => undefined);
    }, 500);
  }

  #hear(event: LiveEvent): void {
    if (event.event === 'state') {
      this.status = event.status;
      // A server that came back has a run up to its last checkpoint; what came after may become something else.
      if (event.tick < this.newest && event.status !== 'starting') this.#goBack(event.tick);
      this.newest = Math.max(this.newest, event.tick);
      this.ticksPerSecond = event.ticksPerSecond;
      this.viewers = event.viewers;
      this.waitsFor = event.waitsFor;
    } else if (event.event === 'finished') {
      this.status = event.status;
      this.newest = Math.max(this.newest, event.tick);
      this.#refreshSoon();
    } else if (event.event === 'intervention') {
      this.intervened = [...this.intervened.filter((known) => known.number !== event.intervention.number), event.intervention];
    } else if (event.event === 'problem' && !event.problem.type.endsWith('/storage-away')) {
      // That storage is away is told by the state, and until it is back.
      this.trouble = { title: event.problem.title, detail: event.problem.detail ?? '' };
    }
  }
}

/** What a live flow tells of its message's intensity: its sign. */
function toneOf(flow: Flow): number {
  return flow.flags & 1 ? 1 : flow.flags & 2 ? -1 : 0;
}
