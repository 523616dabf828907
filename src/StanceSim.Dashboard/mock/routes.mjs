// REST routes of docs/api.md over recorded runs. Test tooling: it trusts its input.
import { branch, MockRun } from './runs.mjs';
import * as explain from './explain.mjs';

export class Refusal extends Error {
  constructor(status, title, detail = '', problems = []) { super(title); Object.assign(this, { status, detail, problems }); }
}

const page = (items, q, name) => {
  const [limit, after] = [Math.min(q.limit ?? 100, 1000), Number(q.after ?? 0)];
  return { [name]: items.slice(after, after + limit), total: items.length, next: after + limit < items.length ? String(after + limit) : null };
};
const found = (item, what) => { if (item === undefined) throw new Refusal(404, `There is no ${what}.`); return item; };
const between = (tick, q) => tick >= (q.fromTick ?? 0) && tick <= (q.toTick ?? Infinity);
const has = (text, part) => (text ?? '').toLowerCase().includes(part.toLowerCase());

export function routes(world) {
  const run = (id) => found(world.runs.get(id), `run \`${id}\``);
  const scenario = (name) => found(world.scenarios.get(name), `scenario \`${name}\``);
  const asked = (r, q) => {
    if (q.actor !== undefined) found(r.run.actorIndex.get([q.actor].flat()[0]), `actor \`${q.actor}\` in the run`);
    if (q.issue !== undefined) found(r.run.issueIndex.get([q.issue].flat()[0]), `issue \`${q.issue}\` in the run`);
  };
  const sent = (r) => r.run.messages.filter((m) => m.sent <= r.newest);
  const going = (r) => { if (r.over) throw new Refusal(409, 'The run is over.', 'Fork it to see what a change would have done.'); };

  return [
    ['GET', '/session', () => ({ required: false, open: true })],
    ['GET', '/server', () => world.server],
    ['GET', '/message-kinds', () => ({ kinds: world.kinds })],
    ['GET', '/scenarios', () => ({ scenarios: [...world.scenarios.values()].map(({ yaml, actors, issues, ties, sources, levers, choices, calendar, problemList, ...s }) => ({ ...s, actors: actors.length, issues: issues.length })) })],
    ['POST', '/scenarios/validate', (_, __, body) => world.validate(body.yaml)],
    ['GET', '/scenarios/:name', ([name]) => scenario(name)],
    ['PUT', '/scenarios/:name', ([name], _, body) => {
      if (world.scenarios.get(name)?.origin === 'shipped') throw new Refusal(409, 'A shipped scenario cannot be replaced.', 'Choose another name.');
      const { valid, problems } = world.validate(body.yaml);
      if (!valid) throw new Refusal(422, 'The scenario has problems.', '', problems);
      world.scenarios.set(name, { ...scenario('belarus-2020'), name, origin: 'saved', yaml: body.yaml });
      return world.scenarios.get(name);
    }],
    ['GET', '/runs', (_, q) => page([...world.runs.values()].reverse().map((r) => r.summary()).filter((s) => (q.text === undefined || has(`${s.id} ${s.hash} ${s.scenario.title}`, q.text))
      && (q.status === undefined || s.status === q.status) && (q.scenario === undefined || s.scenario.name === q.scenario) && (q.seed === undefined || s.seed === String(q.seed))), q, 'runs')],
    ['POST', '/runs', (_, __, body) => {
      scenario(body.scenario);
      const original = run('belarus-2020-2020');
      let id = `${body.scenario}-${body.seed ?? 2020}`;
      for (let copy = 2; world.runs.has(id); copy++) id = `${body.scenario}-${body.seed ?? 2020}-${copy}`;
      const next = new MockRun(id, original.run, { newest: 0, status: 'paused', settings: body.set ?? [], seed: String(body.seed ?? 2020), levers: original.levers, started: new Date().toISOString() });
      next.ticksPerSecond = body.ticksPerSecond ?? null;
      world.runs.set(id, next);
      if (body.paused !== true) next.play();
      return next.detail();
    }],
    ['GET', '/runs/:id', ([id]) => run(id).detail()],
    ['DELETE', '/runs/:id', ([id]) => { run(id).pause(); world.runs.delete(id); return null; }],
    ['GET', '/runs/:id/outcomes', ([id]) => ({ tick: run(id).newest, date: null, outcomes: run(id).run.outcomes.outcomes })],
    ['GET', '/runs/:id/stances', ([id], q) => {
      const r = run(id);
      asked(r, q);
      const [from, to, variable] = [q.from ?? 0, Math.min(q.to ?? r.newest, r.newest), q.variable ?? 'position'];
      const n = r.run.actors.length;
      const series = r.run.issues.filter((i) => q.issue === undefined || [q.issue].flat().includes(i.id)).flatMap((issue) => r.run.actors
        .map((actor, index) => ({ actor: actor.id, issue: issue.id, variable, index })).filter((s) => q.actor === undefined || [q.actor].flat().includes(s.actor))
        .map(({ index, ...s }) => ({ ...s, values: Array.from({ length: to - from + 1 }, (_, f) => r.run.stances[variable][r.run.issueIndex.get(issue.id)][(from + f) * n + index]) })));
      return { from, to, series };
    }],
    ['GET', '/runs/:id/affinities', ([id], q) => {
      const r = run(id);
      const latest = new Map();
      for (const a of r.run.affinities) if (a.tick <= (q.frame ?? 0) && (q.actor === undefined || a.actor === q.actor || a.other === q.actor)) latest.set(`${a.actor}|${a.other}`, a);
      const rows = [...latest.values()];
      const at = (actor) => r.run.actorIndex.get(actor);
      return { frame: q.frame ?? 0, from: rows.map((a) => at(a.actor)), to: rows.map((a) => at(a.other)), value: rows.map((a) => a.value) };
    }],
    ['GET', '/runs/:id/affinity-series', ([id], q) => {
      const r = run(id);
      const rows = r.run.affinities.filter((a) => a.actor === q.from && a.other === q.to);
      let value = 0;
      let next = 0;
      return { from: q.from, to: q.to, values: Array.from({ length: r.newest + 1 }, (_, f) => { while (rows[next]?.tick <= f) value = rows[next++].value; return value; }) };
    }],
    ['GET', '/runs/:id/messages', ([id], q) => {
      const all = sent(run(id)).filter((m) => between(m.sent, q) && (q.issue === undefined || m.issue === q.issue) && (q.trigger === undefined || m.trigger === q.trigger)
        && (q.triggersOnly !== 'true' || m.trigger === m.id) && (q.text === undefined || has(`${m.text} ${m.id} ${m.kind} ${m.sender}`, q.text))
        && (q.actor === undefined || (q.role !== 'addressee' && m.sender === q.actor) || (q.role !== 'sender' && m.addressees.includes(q.actor))));
      const counts = new Map();
      for (const m of all) counts.set(m.kind, (counts.get(m.kind) ?? 0) + 1);
      const kinds = q.kind === undefined ? null : [q.kind].flat();
      return { ...page(all.filter((m) => kinds === null || kinds.includes(m.kind)), q, 'messages'), kinds: [...counts].map(([kind, count]) => ({ kind, count })) };
    }],
    ['GET', '/runs/:id/messages/:message', ([id, message]) => found(sent(run(id)).find((m) => m.id === message), `message \`${message}\``)],
    ['GET', '/runs/:id/changes', ([id], q) => {
      const r = run(id);
      asked(r, q);
      return page(r.run.changes.filter((c) => c.tick < r.newest && (q.actor === undefined || c.actor === q.actor) && (q.issue === undefined || c.issue === q.issue)
        && (q.variable === undefined || c.variable === q.variable) && (q.other === undefined || c.other === q.other) && (q.tick === undefined || c.tick === q.tick) && between(c.tick, q)
        && (q.message === undefined || c.contributions.some((p) => p.message === q.message))), q, 'changes');
    }],
    ['GET', '/runs/:id/journey', ([id], q) => { asked(run(id), q); return explain.journey(run(id).run, q, run(id).newest); }],
    ['GET', '/runs/:id/movements', ([id], q) => ({ movements: explain.movements(run(id).run, q, run(id).newest).slice(0, q.limit ?? 100) })],
    ['GET', '/runs/:id/influence', ([id], q) => { const e = explain.influence(run(id).run, q, run(id).newest); return { entries: e.slice(0, q.limit ?? 100), total: e.length }; }],
    ['GET', '/runs/:id/flows', ([id], q) => explain.flows(run(id).run, q, run(id).newest)],
    ['GET', '/runs/:id/cascades', ([id], q) => page(explain.cascades(run(id).run, run(id).newest).filter((c) => q.text === undefined || has(`${c.stimulus.text} ${c.stimulus.id} ${c.stimulus.kind}`, q.text)), q, 'cascades')],
    ['GET', '/runs/:id/cascades/:message', ([id, message]) => { found(sent(run(id)).find((m) => m.id === message), `message \`${message}\``); return explain.cascade(run(id).run, message, run(id).newest, world.server.traceUrl); }],
    ['GET', '/runs/:id/decisions', ([id]) => ({ decisions: run(id).run.decisions.filter((d) => d.tick < run(id).newest) })],
    ['POST', '/runs/:id/messages', ([id], _, body) => { going(run(id)); return run(id).intervene({ kind: 'message', message: `injected-${run(id).intervened.length}`, summary: `${body.sender}: ${body.kind}` }); }],
    ['POST', '/runs/:id/parameters', ([id], _, body) => { going(run(id)); return run(id).intervene({ kind: 'parameter', path: body.path, value: body.value, summary: `${body.path} = ${body.value}` }); }],
    ['POST', '/runs/:id/forks', ([id], _, body) => {
      const parent = run(id);
      const change = body.change.kind === 'parameter' ? `${body.change.path} = ${body.change.value}` : body.change.kind === 'omit' ? `without ${body.change.message}` : `${body.change.message.sender}: ${body.change.message.kind}`;
      let fork = 1;
      while (world.runs.has(`${id}-fork-${fork}`)) fork++;
      const next = new MockRun(`${id}-fork-${fork}`, branch(parent.run, body.tick), { newest: body.tick, status: 'paused', parent: { run: id, tick: body.tick, change }, levers: parent.levers, settings: parent.settings, started: new Date().toISOString() });
      next.ticksPerSecond = body.ticksPerSecond ?? null;
      world.runs.set(next.id, next);
      if (body.paused !== true) next.play();
      return next.detail();
    }],
    ['GET', '/compare', (_, q) => compare(run(q.a), run(q.b))],
    ['GET', '/logs', (_, q) => page(world.logs.filter((l) => (q.run === undefined || l.run === q.run) && (q.text === undefined || has(l.message, q.text))), q, 'entries')],
    ['GET', '/cluster', () => world.cluster()],
  ];
}

function compare(a, b) {
  const last = Math.min(a.newest, b.newest);
  const differences = [];
  let divergence = null;
  const n = a.run.actors.length;
  a.run.issues.forEach((issue, i) => a.run.actors.forEach((actor, j) => {
    const d = { actor: actor.id, issue: issue.id, largest: 0, largestAt: 0, final: 0, firstAt: null };
    for (let f = 0; f <= last; f++) {
      const [va, vb] = [a.run.stances.position[i][f * n + j], b.run.stances.position[i][f * n + j]];
      const share = (vb - va) / ((issue.high - issue.low) / 2);
      if (Math.abs(share) > Math.abs(d.largest)) { d.largest = share; d.largestAt = f; }
      if (d.firstAt === null && Math.abs(share) > 1e-12) d.firstAt = f;
      if (Math.abs(share) > 1e-12 && (divergence === null || f < divergence.tick || (f === divergence.tick && Math.abs(vb - va) > Math.abs(divergence.b - divergence.a)))) {
        divergence = { tick: f, date: null, actor: actor.id, issue: issue.id, variable: 'position', a: va, b: vb };
      }
      d.final = share;
    }
    differences.push(d);
  }));
  differences.sort((x, y) => Math.abs(y.largest) - Math.abs(x.largest));
  return { a: a.summary(), b: b.summary(), comparable: true, reason: null, first: 0, last, offset: 0, settings: b.settings.map((s) => ({ path: s.path, a: null, b: s.value })), divergence, differences, messages: { onlyA: [], onlyB: [] } };
}
