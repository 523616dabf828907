/** Shapes of docs/api.md. Names and meanings are explained there. */

export type RunStatus = 'starting' | 'running' | 'paused' | 'finished' | 'failed' | 'interrupted';
export type ActorType = 'state' | 'leader' | 'ministry' | 'organisation' | 'party' | 'movement' | 'population' | 'medium';
export type Variable = 'position' | 'affinity' | 'deterrence';

export interface Actor { id: string; name: string; type: ActorType; bloc: string | null; partOf: string | null; iso: string | null }
export interface Issue { id: string; name: string; negative: string; positive: string; low: number; high: number }
export interface Tie { from: string; to: string; type: string; weight: number }
/** Ties of generated networks in columns; `from` and `to` count actors. */
export interface TieColumns { from: number[]; to: number[]; weight: number[]; total: number }
export interface Calendar { start: string | null; daysPerTick: number }
export interface Setting { path: string; value: string }
export interface Problem { code: string; file: string; line: number; column: number; message: string; fix: string }
export interface ScenarioName { name: string; title: string; sha256: string }
export interface Parent { run: string; tick: number; change: string }

export interface RunSummary {
  id: string; hash: string; status: RunStatus; scenario: ScenarioName; seed: string; replicate: number; designPoint: number;
  settings: Setting[]; rule: string; ticks: number; tick: number; messages: number; interventions: number;
  started: string | null; finished: string | null; failure: string | null; parent: Parent | null;
}

export interface Intervention {
  number: number; tick: number; date: string | null; kind: 'message' | 'parameter' | 'omit';
  path: string | null; before: number | null; value: number | null; message: string | null; summary: string;
}

export interface Lever {
  path: string; name: string; group: 'scenario' | 'rule'; description: string; value: number; default: number;
  low: number | null; high: number | null; integer: boolean; live: boolean; at: { line: number; column: number; length: number } | null;
}
export interface Choice { path: string; name: string; description: string; value: string; options: string[] }

export interface RunDetail extends RunSummary {
  version: string; title: string; description: string; calendar: Calendar; parameters: { name: string; value: number }[];
  actors: Actor[]; issues: Issue[]; ties: Tie[]; ticksPerSecond: number | null; waitsFor: string | null; recordsChanges: boolean;
  counts: { frames: number; messages: number; changes: number; contributions: number; decisions: number };
  intervened: Intervention[]; levers: Lever[]; files: { name: string; bytes: number; sha256: string }[];
}

export interface ScenarioSummary {
  name: string; title: string; description: string; sha256: string; origin: 'shipped' | 'saved'; actors: number; issues: number;
  messages: number; ticks: number | null; start: string | null; rule: string | null; seed: string | null; problems: number; runs: number;
}
export interface Source { id: string; title: string; url: string | null; licence: string | null; note: string | null }
export interface ScenarioDetail extends Omit<ScenarioSummary, 'actors' | 'issues'> {
  yaml: string; calendar: Calendar; actors: Actor[]; issues: Issue[]; ties: Tie[]; sources: Source[];
  levers: Lever[]; choices: Choice[]; problemList: Problem[];
}
export interface Validation { valid: boolean; problems: Problem[]; detail: Omit<ScenarioDetail, 'yaml'> | null }

export interface Message {
  id: string; number: number; cause: string | null; trigger: string; depth: number; sent: number; due: number; date: string | null;
  kind: string; cameo: string; ploverEvent: string; sender: string; addressees: string[]; issue: string | null; position: number | null;
  intensity: number; explicitness: string; attribution: string; audience: string; stage: string; credibility: number;
  via: string | null; policy: string | null; text: string | null; source: string | null; injected: boolean;
  children: number; descendants: number; gross: number;
}

export interface Contribution {
  mechanism: string | null; source: string | null; tie: string | null; message: string | null; policy: string | null; amount: number;
}
export interface Change {
  number: string; tick: number; date: string | null; actor: string; variable: Variable; issue: string | null; other: string | null;
  before: number; after: number; contributions: Contribution[];
}
export interface Share {
  source: string | null; tie: string | null; mechanism: string | null; net: number; gross: number; strongestMessage: string | null;
}
export interface Journey {
  actor: string; issue: string; variable: Variable; from: number; to: number; first: number; last: number;
  shares: Share[]; moves: { tick: number; before: number; after: number }[];
}
export interface Movement {
  actor: string; issue: string; first: number; last: number; relative: number; sources: { source: string | null; net: number; gross: number }[];
}
export interface Influence { source: string; actor: string; issue: string; net: number; gross: number }
export interface Flows { tick: number[]; message: number[]; from: number[]; to: number[]; effect: number[]; intensity: number[] }
export interface ActivityColumns { fromTick: number; toTick: number; every: number; total: number; sent: number[]; tone: number[] }
export interface MovementColumns { fromTick: number; toTick: number; every: number; moved: number[] }
export interface StanceSeries { actor: string; issue: string; variable: string; values: number[] }
export interface AffinityFrame { frame: number; from: number[]; to: number[]; value: number[] }
export interface Decision {
  tick: number; date: string | null; organisation: string; issue: string; procedure: string; blocked: boolean;
  before: number; after: number; pivot: string | null; blockers: string[];
}
export interface Outcome { id: string; description: string; value: number | boolean }

export interface CascadeSummary {
  stimulus: Message; size: number; depth: number; lastTick: number; gross: number; actorsMoved: number; traceId: string;
}
export interface Effect { actor: string; issue: string | null; other: string | null; variable: Variable; amount: number; tick: number }
export interface CascadeNode { message: Message; parent: number; effects: Effect[] }
export interface Cascade { stimulus: string; root: string; traceId: string; traceUrl: string | null; truncated: number; nodes: CascadeNode[] }

export interface Difference { actor: string; issue: string; largest: number; largestAt: number; final: number; firstAt: number | null }
export interface Divergence { tick: number; date: string | null; actor: string; issue: string; variable: Variable; a: number; b: number; others: number; reasons: DivergenceReason[] }
/** A contribution that two runs do not share; null where there was none. */
export interface DivergenceReason { mechanism: string | null; source: string | null; message: string | null; a: number | null; b: number | null; chain: string[] }
export interface AffinityDivergence { tick: number; date: string | null; actor: string; other: string; a: number; b: number; others: number; reasons: DivergenceReason[] }
export interface DecisionDivergence { tick: number; date: string | null; organisation: string; issue: string; a: Decision | null; b: Decision | null; others: number }
export interface Comparison {
  a: RunSummary; b: RunSummary; comparable: boolean; reason: string | null; first: number; last: number; offset: number;
  settings: { path: string; a: string | null; b: string | null }[]; parted: number | null; divergence: Divergence | null;
  affinity: AffinityDivergence | null; decision: DecisionDivergence | null; differences: Difference[];
  messages: { onlyA: Message[]; onlyB: Message[]; otherwise: { a: Message; b: Message }[] };
}

export interface MessageKind { name: string; cameo: string; ploverEvent: string; intensity: number }
export interface NewMessage {
  kind: string; sender: string; addressees: string[]; issue: string | null; position: number | null; intensity: number | null;
  explicitness: string; attribution: string; audience: string; stage: string; credibility: number; via: string | null; text: string | null;
}
export type ForkChange =
  | { kind: 'parameter'; path: string; value: number }
  | { kind: 'message'; message: NewMessage }
  | { kind: 'omit'; message: string };

export interface LogEntry {
  number: number; time: string; level: string; category: string; message: string; run: string | null; actor: string | null;
  stimulus: string | null; traceId: string | null; exception: string | null;
}
export interface Cluster {
  silos: { name: string; address: string; status: string; since: string; activations: number; memoryBytes: number; cpu: number | null }[];
  grains: { type: string; activations: number; bySilo: number[] }[];
  partitions: { run: string; partition: number; silo: string; actors: number; tickMilliseconds: number | null }[];
  rates: { run: string; ticksPerSecond: number; messagesPerSecond: number; viewers: number }[];
  orleansDashboard: string | null;
}
export interface Server {
  version: string; scenariosWritable: boolean; traceUrl: string | null; orleansDashboard: string | null;
  limits: { bodyBytes: number; ticksPerSecond: number; framesPerSecond: number; runsAtOnce: number }; features: string[];
}
export interface Session { required: boolean; open: boolean }
