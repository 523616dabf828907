// What the mock serves: one recorded run, the same going on, a fork, synthetic runs, and the scenario they came from.
import { branch, MockRun } from './runs.mjs';
import { readRun } from './recorded.mjs';
import { synthesize } from './synthetic.mjs';

export function buildWorld(folder, csv) {
  const run = readRun(folder, csv);
  const m = run.manifest;
  const levers = leversOf(run);
  const kinds = [...new Map(run.messages.map((x) => [x.kind, { name: x.kind, cameo: x.cameo, ploverEvent: x.ploverEvent, intensity: x.intensity }])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const runs = new Map();
  for (const count of [10000, 2000, 200]) {
    const made = synthesize(count, 400);
    runs.set(`synthetic-${count}-live`, Object.assign(new MockRun(`synthetic-${count}-live`, made, { newest: 0, status: 'paused', started: '2026-11-18T08:00:00Z' }), { ticksPerSecond: 30 }));
    runs.set(`synthetic-${count}`, new MockRun(`synthetic-${count}`, made, { started: '2026-11-18T08:00:00Z' }));
  }
  runs.set('synthetic-long', new MockRun('synthetic-long', synthesize(200, 10_001), { started: '2026-11-18T08:00:00Z' }));
  runs.set('belarus-2020-2020', new MockRun('belarus-2020-2020', run, { levers }));
  runs.set('belarus-2020-fork', new MockRun('belarus-2020-fork', branch(run, 12), {
    parent: { run: 'belarus-2020-2020', tick: 12, change: 'parameters.westernResolve = 0.1' }, settings: [{ path: 'parameters.westernResolve', value: '0.1' }], levers, started: '2026-11-20T10:05:00Z',
  }));
  const live = new MockRun('belarus-2020-live', run, { newest: 6, status: 'paused', levers, seed: '7', started: '2026-11-21T07:12:00Z' });
  live.ticksPerSecond = 4;
  runs.set(live.id, live);
  const scenario = {
    name: m.scenario.name, title: m.scenario.title, description: m.scenario.description, sha256: m.scenario.sha256, origin: 'shipped', actors: run.actors, issues: run.issues, ties: run.ties,
    messages: 68, ticks: m.ticks, start: m.calendar.start, rule: m.rule, seed: String(m.seed), problems: 0, runs: 2, yaml: run.yaml, calendar: { start: m.calendar.start, daysPerTick: 1 },
    sources: sourcesOf(run.yaml), levers, choices: [{ path: 'reactions', name: 'Reactions', description: 'Who acts: the dated history, the policies, or both', value: 'dated', options: ['dated', 'policies', 'both'] }], problemList: [],
  };
  return {
    runs, kinds, scenarios: new Map([[scenario.name, scenario]]), validate: (yaml) => validate(yaml, scenario),
    server: { version: m.version, scenariosWritable: true, traceUrl: 'http://127.0.0.1:16686/trace/{traceId}', orleansDashboard: '/cluster/orleans', limits: { bodyBytes: 1048576, ticksPerSecond: 1000, framesPerSecond: 30, runsAtOnce: 4 }, features: ['live', 'fork', 'compare', 'cluster', 'logs'] },
    logs: run.messages.slice(0, 40).reverse().map((x, i) => ({ number: 40 - i, time: `2026-11-21T07:12:${String(40 - i).padStart(2, '0')}.120Z`, level: i === 7 ? 'Warning' : 'Information', category: 'StanceSim.Runs', message: `${x.sender} ${x.kind} ${x.addressees.join(' ')}`.trim(), run: 'belarus-2020-2020', actor: x.sender, stimulus: x.trigger, traceId: null, exception: null })),
    cluster: () => ({
      silos: ['silo-1', 'silo-2', 'silo-3'].map((name, i) => ({ name, address: `127.0.0.1:${11111 + i}`, status: 'active', since: '2026-11-21T06:58:00Z', activations: 48 + i * 3, memoryBytes: 143e6 + i * 4e6, cpu: 12 + i })),
      grains: [{ type: 'ActorGrain', activations: 135, bySilo: [45, 45, 45] }, { type: 'PartitionGrain', activations: 9, bySilo: [3, 3, 3] }, { type: 'RunGrain', activations: 3, bySilo: [1, 0, 2] }],
      partitions: [0, 1, 2].map((partition) => ({ run: 'belarus-2020-live', partition, silo: `silo-${partition + 1}`, actors: 15, tickMilliseconds: 1.2 + partition / 10 })),
      rates: [{ run: 'belarus-2020-live', ticksPerSecond: 4, messagesPerSecond: 17, viewers: live.viewers.size }], orleansDashboard: '/cluster/orleans',
    }),
  };
}

function leversOf(run) {
  const lines = run.yaml.split('\n');
  const declared = [];
  const start = lines.indexOf('parameters:');
  for (let at = start + 1; start >= 0 && /^\s/.test(lines[at]); at++) {
    const name = /^ {2}(\w+):$/.exec(lines[at]);
    const part = /^ {4}(value|low|high|description): (.*)$/.exec(lines[at]);
    if (name !== null) declared.push({ path: `parameters.${name[1]}`, name: name[1], group: 'scenario', description: '', value: 0, default: 0, low: null, high: null, integer: false, live: true, at: null });
    else if (part !== null) {
      const lever = declared.at(-1);
      if (part[1] === 'description') lever.description = part[2];
      else lever[part[1]] = Number(part[2]);
      if (part[1] === 'value') Object.assign(lever, { default: Number(part[2]), at: { line: at + 1, column: 12, length: part[2].length } });
    }
  }
  const rule = Object.entries(run.manifest.parameters).filter(([name]) => name.startsWith('model.')).map(([path, value]) => ({
    path, name: path.slice(6), group: 'rule', description: '', value, default: value, low: 0, high: path === 'model.persuasion' ? 5 : 1, integer: false, live: false, at: null,
  }));
  return [...declared, ...rule];
}

function sourcesOf(yaml) {
  const block = /\nsources:\n([\s\S]*?)\n\w/.exec(yaml)?.[1] ?? '';
  return block.split(/\n(?= {2}[\w-]+:$)/m).filter((part) => part.trim() !== '').map((part) => {
    const of = (key) => new RegExp(`^ {4}${key}: (.*)$`, 'm').exec(part)?.[1] ?? null;
    return { id: /^ {2}([\w-]+):/m.exec(part)?.[1] ?? '', title: of('title') ?? '', url: of('url'), licence: of('licence'), note: of('note') };
  });
}

function validate(yaml, scenario) {
  const problems = [];
  yaml.split('\n').forEach((line, at) => {
    const tab = line.indexOf('\t');
    if (tab >= 0) problems.push({ code: 'SIM1001', file: 'scenario.yaml', line: at + 1, column: tab + 1, message: 'YAML allows no tab here.', fix: 'Indent with spaces.' });
    if (/^\s*titel:/.test(line)) problems.push({ code: 'SIM1003', file: 'scenario.yaml', line: at + 1, column: 1, message: 'There is no key `titel`; did you mean `title`?', fix: 'Write `title`.' });
  });
  const { yaml: _, ...detail } = scenario;
  return { valid: problems.length === 0, problems, detail: problems.length === 0 ? detail : null };
}
