// A recorded run in memory, from a run folder and its CSV twins, in the shapes of docs/api.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv.mjs';

const iso = new Set(JSON.parse(readFileSync(new URL('../src/map/countries.json', import.meta.url), 'utf8')).map((row) => row[0]));
const maybe = (text) => (text === '' ? null : text);
const maybeNumber = (text) => (text === '' ? null : Number(text));
const ids = (text) => (text === '' ? [] : text.split('+'));

export function readRun(folder, csv) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const table = (name) => readCsv(join(csv, `${name}.csv`));
  const actors = manifest.actors.map((a) => ({
    id: a.id, name: a.name, type: a.type, bloc: a.bloc, partOf: a.part_of, iso: a.type === 'state' && iso.has(a.id) ? a.id : null,
  }));
  const run = {
    manifest, actors, issues: manifest.issues, ties: manifest.ties, frames: manifest.ticks + 1,
    yaml: readFileSync(join(folder, 'scenario.yaml'), 'utf8'),
    outcomes: JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')),
    actorIndex: new Map(actors.map((a, i) => [a.id, i])), issueIndex: new Map(manifest.issues.map((a, i) => [a.id, i])),
  };
  run.stances = stancesOf(run, table('stances'));
  run.affinities = table('affinities').map((r) => ({ tick: +r.tick, actor: r.actor, other: r.other, value: +r.value }));
  run.changes = changesOf(table('changes'));
  run.decisions = table('decisions').map((r) => ({
    tick: +r.tick, date: maybe(r.date), organisation: r.organisation, issue: r.issue, procedure: r.procedure, blocked: r.blocked === 'true',
    before: +r.before, after: +r.after, pivot: maybe(r.pivot), blockers: ids(r.blockers),
  }));
  run.messages = messagesOf(run, table('messages'));
  return run;
}

/** One array per variable and issue; frame after frame, a value per actor. */
function stancesOf(run, rows) {
  const stances = { position: [], deterrence: [] };
  for (const variable of Object.keys(stances)) {
    stances[variable] = run.issues.map(() => new Float64Array(run.frames * run.actors.length));
  }
  for (const r of rows) {
    stances[r.variable][run.issueIndex.get(r.issue)][+r.tick * run.actors.length + run.actorIndex.get(r.actor)] = +r.value;
  }
  return stances;
}

function changesOf(rows) {
  const changes = [];
  let last;
  for (const r of rows) {
    if (last?.number !== r.change) {
      last = {
        number: r.change, tick: +r.tick, date: maybe(r.date), actor: r.actor, variable: r.variable, issue: maybe(r.issue), other: maybe(r.other),
        before: +r.before, after: +r.after, contributions: [],
      };
      changes.push(last);
    }
    last.contributions.push({
      mechanism: maybe(r.mechanism), source: maybe(r.source), tie: maybe(r.tie), message: maybe(r.message), policy: maybe(r.policy), amount: +r.contribution,
    });
  }
  for (const change of changes) change.contributions.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return changes;
}

function messagesOf(run, rows) {
  const messages = rows.map((r, number) => ({
    id: r.id, number, cause: maybe(r.cause), trigger: r.id, depth: +r.depth, sent: +r.sent, due: +r.due, date: maybe(r.date), kind: r.kind,
    cameo: r.cameo, ploverEvent: r.plover_event, sender: r.sender, addressees: ids(r.addressees), issue: maybe(r.issue), position: maybeNumber(r.position),
    intensity: +r.intensity, explicitness: r.explicitness, attribution: r.attribution, audience: r.audience, stage: r.stage, credibility: +r.credibility,
    via: maybe(r.via), policy: maybe(r.policy), text: maybe(r.text), source: maybe(r.source), injected: false, children: 0, descendants: 0, gross: 0,
  }));
  const byId = new Map(messages.map((m) => [m.id, m]));
  const halves = new Map(run.issues.map((i) => [i.id, (i.high - i.low) / 2]));
  for (const change of run.changes) {
    if (change.variable !== 'position') continue;
    for (const part of change.contributions) {
      const message = part.message === null ? undefined : byId.get(part.message);
      if (message !== undefined) message.gross += Math.abs(part.amount) / halves.get(change.issue);
    }
  }
  for (const message of messages) {
    const seen = new Set([message.id]);
    for (let up = byId.get(message.cause), first = true; up !== undefined && !seen.has(up.id); up = byId.get(up.cause), first = false) {
      seen.add(up.id);
      if (first) up.children++;
      up.descendants++;
      message.trigger = up.id;
    }
  }
  return messages;
}
