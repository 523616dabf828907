import { ApiProblem, get, path } from '../api/client.ts';
import type { Frame } from '../api/frames.ts';
import { wholeWorld } from '../api/frames.ts';
import { LiveConnection, type Link, type LiveCommand, type LiveEvent } from '../api/live.ts';
import type { Actor, Decision, Flows, Intervention, Issue, Message, RunDetail, RunStatus } from '../api/types.ts';
import { dateOf, frameLabel, shortName, t } from '../text/text.ts';
import { FrameStore } from './frameStore.svelte.ts';

const most = 1000;
const messageLimit = 20_000;
const ticksKept = 100;

/** One flow of a tick, for drawing: shares of half-widths, places in the list of actors. */
export interface DrawnFlow { message: number; from: number; to: number; effect: number }

/** Messages of one tick: all of them, or the first of so many. */
export interface TickMessages { messages: Message[]; total: number }
interface MessagePage { messages: Message[]; total: number; next: string | null }

/** A run as the pages see it: what it is, what of it is here, and what comes in while it goes on. */
export class RunModel {
  readonly actorIndex: ReadonlyMap<string, number>;
  readonly issueIndex: ReadonlyMap<string, number>;
  readonly frames: FrameStore;
  newest = $state(0);
  status = $state<RunStatus>('starting');
  ticksPerSecond = $state<number | null>(null);
  viewers = $state(1);
  link = $state<Link>('connecting');
  /** The first messages of the run in the order of their numbers: all, unless there are too many to keep. */
  messages = $state.raw<Message[]>([]);
  /** How many there are, here or not. */
  messageCount = $state(0);
  /** Of earlier ticks all messages are in `messages`; nothing is known of the others before it is asked for. */
  messagesTo = $state(0);
  /** There are too many messages to keep them all. */
  cut = $state(false);
  decisions = $state.raw<Decision[]>([]);
  intervened = $state.raw<Intervention[]>([]);
  over = $derived(this.status === 'finished' || this.status === 'failed' || this.status === 'interrupted');
  /** Milliseconds from the making of a live frame to its arrival, of the newest frames; for measuring. */
  readonly lags: number[] = [];
  #flows = $state.raw(new Map<string, Map<number, DrawnFlow[]>>());
  #later = $state.raw(new Map<number, TickMessages>());
  #live: LiveConnection | null = null;
  #watched: string | null = null;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly detail: RunDetail) {
    this.actorIndex = new Map(detail.actors.map((actor, index) => [actor.id, index]));
    this.issueIndex = new Map(detail.issues.map((issue, index) => [issue.id, index]));
    this.frames = new FrameStore(detail.id, detail.actors.length);
    this.newest = detail.tick;
    this.status = detail.status;
    this.ticksPerSecond = detail.ticksPerSecond;
    this.intervened = detail.intervened;
    this.messageCount = detail.counts.messages;
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

  /** Messages sent in a tick; null when they are not here: then nobody may say that there were none. */
  messagesAt(tick: number): TickMessages | null {
    const known = tick < this.messagesTo;
    if (this.cut && !known) return this.#later.get(tick) ?? null;
    const messages = this.messages.filter((message) => message.sent === tick);
    return known || messages.length > 0 ? { messages, total: messages.length } : null;
  }

  /** A message by its number, if it is here. */
  message(number: number): Message | undefined {
    const first = this.messages[number];
    if (first !== undefined) return first;
    for (const { messages } of this.#later.values()) {
      // Numbers go up within a tick; others are passed over, because this is asked for every arrow of a frame.
      if (number < (messages[0]?.number ?? Infinity) || number > (messages.at(-1)?.number ?? -1)) continue;
      const found = messages.find((message) => message.number === number);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Says where the list of messages is cut; empty when it is not. */
  get cutNote(): string {
    return this.cut ? t('messages.cut', { all: this.messageCount, date: this.label(this.messagesTo) }) : '';
  }

  /** Asks for the messages of a tick that is beyond those that are kept. */
  async loadTick(tick: number): Promise<void> {
    if (!this.cut || tick < this.messagesTo || this.#later.has(tick)) return;
    const { messages, total } = await get<MessagePage>(`${this.route}/messages`, { limit: most, fromTick: tick, toTick: tick });
    this.#later = new Map([...this.#later].slice(1 - ticksKept)).set(tick, { messages, total });
  }

  /** Messages from a tick on, and all decisions. Those of that tick are asked for again: it may not have been over. */
  async loadMessages(fromTick = 0): Promise<void> {
    if (fromTick > 0 && this.cut) await this.#countMessages();
    else {
      const messages = this.messages.filter((message) => message.sent < fromTick);
      const before = messages.length;
      const known = this.over ? Number.POSITIVE_INFINITY : this.newest;
      let page: MessagePage = { messages: [], total: 0, next: null };
      do {
        page = await get<MessagePage>(`${this.route}/messages`, { limit: most, after: page.next, fromTick: fromTick === 0 ? null : fromTick });
        messages.push(...page.messages);
      } while (page.next !== null && messages.length < messageLimit);
      this.messages = messages;
      this.messageCount = before + page.total;
      // The tick of the last one that is kept may have more.
      this.cut = page.next !== null;
      this.messagesTo = this.cut ? (messages.at(-1)?.sent ?? 0) : known;
      this.#later = new Map();
    }
    this.decisions = (await get<{ decisions: Decision[] }>(`${this.route}/decisions`)).decisions;
  }

  /** More are not kept; but how many there are, and what was sent last, changes while a run goes on. */
  async #countMessages(): Promise<void> {
    this.messageCount = (await get<MessagePage>(`${this.route}/messages`, { limit: 1 })).total;
    this.#later = new Map([...this.#later].filter(([tick]) => tick < this.newest - 1));
  }

  async loadFlows(issue: string, from: number, to: number): Promise<void> {
    const columns = await get<Flows>(`${this.route}/flows`, { issue, from, to, perTick: 40 });
    const byTick = new Map(this.#flows.get(issue));
    for (let tick = from; tick < to; tick++) byTick.set(tick, []);
    columns.tick.forEach((tick, index) => {
      byTick.get(tick)?.push({ message: columns.message[index] ?? 0, from: columns.from[index] ?? -1, to: columns.to[index] ?? -1, effect: columns.effect[index] ?? 0 });
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
        if (link === 'open' && this.#watched !== null) this.#send({ command: 'watch', issue: this.#watched, framesPerSecond: 30 });
      },
    });
  }

  watch(issue: string): void {
    this.#watched = issue;
    if (this.link === 'open') this.#send({ command: 'watch', issue, framesPerSecond: 30 });
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
    this.messages = this.messages.filter((message) => message.sent < tick);
    this.messagesTo = Math.min(this.messagesTo, tick);
    this.cut = false;
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
      const drawn = frame.flows.map((flow) => ({ message: flow.message, from: flow.from, to: flow.to === wholeWorld ? -1 : flow.to, effect: flow.effect / 32767 }));
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
      this.loadMessages(this.over ? 0 : (this.messages.at(-1)?.sent ?? 0)).catch(() => undefined);
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
    } else if (event.event === 'finished') {
      this.status = event.status;
      this.newest = Math.max(this.newest, event.tick);
      this.#refreshSoon();
    } else if (event.event === 'intervention') {
      this.intervened = [...this.intervened.filter((known) => known.number !== event.intervention.number), event.intervention];
    }
  }
}
