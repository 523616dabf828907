// Answers to "why", computed from a recorded run.
import { createHash } from 'node:crypto';

const halfOf = (run, issue) => { const i = run.issues[run.issueIndex.get(issue)]; return (i.high - i.low) / 2; };
const value = (run, variable, issue, frame, actor) => run.stances[variable][run.issueIndex.get(issue)][frame * run.actors.length + run.actorIndex.get(actor)];

export function journey(run, q, newest) {
  const [from, to, variable] = [q.from ?? 0, q.to ?? newest, q.variable ?? 'position'];
  const shares = new Map();
  const moves = [];
  for (const c of run.changes) {
    if (c.actor !== q.actor || c.issue !== q.issue || c.variable !== variable || c.tick < from || c.tick >= to) continue;
    moves.push({ tick: c.tick, before: c.before, after: c.after });
    for (const p of c.contributions) {
      const key = `${p.source}|${p.tie}|${p.mechanism}`;
      const s = shares.get(key) ?? { source: p.source, tie: p.tie, mechanism: p.mechanism, net: 0, gross: 0, strongestMessage: null, strongest: 0 };
      s.net += p.amount; s.gross += Math.abs(p.amount);
      if (p.message !== null && Math.abs(p.amount) > s.strongest) { s.strongest = Math.abs(p.amount); s.strongestMessage = p.message; }
      shares.set(key, s);
    }
  }
  return {
    actor: q.actor, issue: q.issue, variable, from, to, first: value(run, variable, q.issue, from, q.actor), last: value(run, variable, q.issue, to, q.actor),
    shares: [...shares.values()].map(({ strongest, ...s }) => s).sort((a, b) => Math.abs(b.net) - Math.abs(a.net)), moves,
  };
}

export function influence(run, q, newest) {
  const entries = new Map();
  for (const c of run.changes) {
    if (c.variable !== 'position' || c.tick < (q.from ?? 0) || c.tick >= (q.to ?? newest) || (q.issue !== undefined && c.issue !== q.issue)) continue;
    for (const p of c.contributions) {
      if (p.source === null) continue;
      const key = `${p.source}|${c.actor}|${c.issue}`;
      const e = entries.get(key) ?? { source: p.source, actor: c.actor, issue: c.issue, net: 0, gross: 0 };
      e.net += p.amount; e.gross += Math.abs(p.amount);
      entries.set(key, e);
    }
  }
  return [...entries.values()].sort((a, b) => b.gross - a.gross);
}

export function movements(run, q, newest) {
  const [from, to] = [q.from ?? 0, q.to ?? newest];
  const sources = new Map();
  for (const e of influence(run, q, newest)) {
    const key = `${e.actor}|${e.issue}`;
    sources.set(key, [...(sources.get(key) ?? []), { source: e.source, net: e.net, gross: e.gross }]);
  }
  return run.issues.filter((i) => q.issue === undefined || i.id === q.issue).flatMap((i) => run.actors.map((a) => {
    const [first, last] = [value(run, 'position', i.id, from, a.id), value(run, 'position', i.id, to, a.id)];
    return { actor: a.id, issue: i.id, first, last, relative: Math.abs(last - first) / halfOf(run, i.id), sources: (sources.get(`${a.id}|${i.id}`) ?? []).slice(0, 3) };
  })).sort((a, b) => b.relative - a.relative);
}

export function flows(run, q, newest) {
  const byId = new Map(run.messages.map((m) => [m.id, m]));
  const ticks = new Map();
  const add = (tick, row) => ticks.set(tick, [...(ticks.get(tick) ?? []), row]);
  const reached = new Set();
  for (const c of run.changes) {
    if (c.variable !== 'position' || c.issue !== q.issue || c.tick < (q.from ?? 0) || c.tick >= (q.to ?? newest)) continue;
    const sums = new Map();
    for (const p of c.contributions) if (p.message !== null) sums.set(p.message, (sums.get(p.message) ?? 0) + p.amount);
    for (const [id, amount] of sums) {
      const message = byId.get(id);
      if (message === undefined) continue;
      reached.add(`${id}|${c.actor}`);
      add(c.tick, [message.number, run.actorIndex.get(message.sender), run.actorIndex.get(c.actor), amount / halfOf(run, c.issue)]);
    }
  }
  for (const m of run.messages) {
    if (m.due < (q.from ?? 0) || m.due >= (q.to ?? newest)) continue;
    for (const to of m.addressees.length === 0 ? [null] : m.addressees) {
      if (to === null || !reached.has(`${m.id}|${to}`)) add(m.due, [m.number, run.actorIndex.get(m.sender), to === null ? -1 : run.actorIndex.get(to), 0]);
    }
  }
  const answer = { tick: [], message: [], from: [], to: [], effect: [] };
  for (const [tick, rows] of [...ticks].sort((a, b) => a[0] - b[0])) {
    for (const [message, from, to, effect] of rows.sort((a, b) => Math.abs(b[3]) - Math.abs(a[3])).slice(0, q.perTick ?? 40)) {
      answer.tick.push(tick); answer.message.push(message); answer.from.push(from); answer.to.push(to); answer.effect.push(effect);
    }
  }
  return answer;
}

const traceOf = (run, id) => createHash('sha256').update(`${run.manifest.run}/${id}`).digest('hex').slice(0, 32);

export function cascades(run, newest) {
  return run.messages.filter((m) => m.trigger === m.id && m.sent <= newest).map((stimulus) => {
    const c = cascade(run, stimulus.id, newest, null);
    return {
      stimulus, size: c.nodes.length, depth: Math.max(...c.nodes.map((n) => n.message.depth - stimulus.depth)), lastTick: Math.max(...c.nodes.map((n) => n.message.due)),
      gross: c.nodes.reduce((sum, n) => sum + n.message.gross, 0),
      actorsMoved: new Set(c.nodes.flatMap((n) => n.effects.filter((e) => e.variable === 'position').map((e) => e.actor))).size, traceId: c.traceId,
    };
  });
}

export function cascade(run, id, newest, traceUrl) {
  const first = run.messages.find((m) => m.id === id);
  const effects = effectsOf(run, newest);
  const nodes = [{ message: first, parent: -1, effects: effects.get(id) ?? [] }];
  for (let at = 0; at < nodes.length; at++) {
    for (const m of run.messages) if (m.cause === nodes[at].message.id && m.sent <= newest) nodes.push({ message: m, parent: at, effects: effects.get(m.id) ?? [] });
  }
  const traceId = traceOf(run, first.trigger);
  return { stimulus: id, root: first.trigger, traceId, traceUrl: traceUrl?.replace('{traceId}', traceId) ?? null, truncated: 0, nodes };
}

function effectsOf(run, newest) {
  if (run.effects?.newest === newest) return run.effects.map;
  const map = new Map();
  for (const c of run.changes) {
    if (c.tick >= newest) break;
    const sums = new Map();
    for (const p of c.contributions) if (p.message !== null) sums.set(p.message, (sums.get(p.message) ?? 0) + p.amount);
    for (const [id, amount] of sums) {
      if (!map.has(id)) map.set(id, []);
      map.get(id).push({ actor: c.actor, issue: c.issue, other: c.other, variable: c.variable, amount, tick: c.tick });
    }
  }
  for (const list of map.values()) { list.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)); list.length = Math.min(200, list.length); }
  run.effects = { newest, map };
  return map;
}
