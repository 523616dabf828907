// The runs the mock serves: what is recorded, told as finished, going on, or forked.
export class MockRun {
  constructor(id, run, options = {}) {
    this.id = id;
    this.run = run;
    this.newest = options.newest ?? run.manifest.ticks;
    this.status = options.status ?? 'finished';
    this.ticksPerSecond = 10;
    this.parent = options.parent ?? null;
    this.settings = options.settings ?? [];
    this.seed = options.seed ?? String(run.manifest.seed);
    this.intervened = [];
    this.viewers = new Set();
    this.started = options.started ?? '2026-11-20T09:30:00Z';
    this.levers = options.levers ?? [];
  }

  get over() { return this.status === 'finished' || this.status === 'failed' || this.status === 'interrupted'; }

  summary() {
    const m = this.run.manifest;
    const { description, ...scenario } = m.scenario;
    return {
      id: this.id, hash: this.parent === null && this.seed === String(m.seed) ? m.run : 'f0'.repeat(8), status: this.status, scenario, seed: this.seed, replicate: 0, designPoint: 0,
      settings: this.settings, rule: m.rule, ticks: m.ticks, tick: this.newest, messages: this.run.messages.filter((x) => x.sent <= this.newest).length,
      interventions: this.intervened.length, started: this.started, finished: this.over ? this.started : null, failure: null, parent: this.parent,
    };
  }

  detail() {
    const m = this.run.manifest;
    return {
      ...this.summary(), version: m.version, title: m.scenario.title, description: m.scenario.description,
      calendar: { start: m.calendar.start, daysPerTick: m.calendar.days_per_tick }, parameters: Object.entries(m.parameters).map(([name, value]) => ({ name, value })),
      actors: this.run.actors, issues: this.run.issues, ties: this.run.ties, ticksPerSecond: this.ticksPerSecond, recordsChanges: m.records_changes,
      counts: { frames: this.newest + 1, messages: m.counts.messages, changes: m.counts.changes, contributions: m.counts.contributions, decisions: m.counts.decisions },
      intervened: this.intervened, levers: this.levers, files: this.over ? m.files : [],
    };
  }

  intervene(part) {
    const intervention = { number: this.intervened.length, tick: this.newest, date: null, path: null, before: null, value: null, message: null, ...part };
    this.intervened.push(intervention);
    this.tell({ event: 'intervention', intervention });
    return intervention;
  }

  tell(event) { for (const viewer of this.viewers) viewer.text(event); }

  state() { return { event: 'state', status: this.status, tick: this.newest, ticks: this.run.manifest.ticks, ticksPerSecond: this.ticksPerSecond, viewers: this.viewers.size }; }

  /** Does ticks until told otherwise; a timer stands for the engine. */
  play() {
    clearInterval(this.timer);
    if (this.over) return;
    this.status = 'running';
    this.tell(this.state());
    this.timer = setInterval(() => this.step(), 1000 / Math.min(this.ticksPerSecond ?? 200, 200));
  }

  pause() {
    clearInterval(this.timer);
    if (!this.over) this.status = 'paused';
    this.tell(this.state());
  }

  step() {
    if (this.newest < this.run.manifest.ticks) {
      this.newest++;
      for (const viewer of this.viewers) viewer.frame(this.newest, 1);
    }
    if (this.newest === this.run.manifest.ticks) {
      clearInterval(this.timer);
      this.status = 'finished';
      this.tell({ event: 'finished', status: 'finished', tick: this.newest, failure: null });
    }
  }
}

/** A run that equals another up to a frame and then leaves it, most for the actors who react most. */
export function branch(run, tick) {
  const n = run.actors.length;
  const stances = {
    deterrence: run.stances.deterrence,
    position: run.stances.position.map((values, issue) => values.map((value, at) => {
      const frame = Math.floor(at / n);
      if (frame <= tick) return value;
      const push = 0.35 * (1 - Math.exp(-(frame - tick) / 12)) * (((at % n) * 7 + issue * 3) % 11) / 11;
      return Math.max(-1, Math.min(1, value + push * (issue % 2 === 0 ? 1 : -1)));
    })),
  };
  return { ...run, stances, effects: undefined };
}
