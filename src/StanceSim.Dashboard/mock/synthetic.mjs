// A made-up run of any size, to measure drawing: blocs that drift together, ties mostly within them.
export function synthesize(count, frames) {
  let state = 12345;
  const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  const blocs = Math.max(3, Math.round(Math.sqrt(count) / 3));
  const actors = Array.from({ length: count }, (_, i) => ({
    id: `A${String(i).padStart(5, '0')}`, name: `Actor ${i}`, type: 'state', bloc: `Bloc ${i % blocs}`, partOf: null, iso: null,
  }));
  const issues = [{ id: 'issue', name: 'The issue', negative: 'against', positive: 'for', low: -1, high: 1 }];
  const ties = [];
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 6; k++) {
      const within = random() < 0.8;
      const to = within ? ((Math.floor(random() * (count / blocs)) * blocs) + (i % blocs)) % count : Math.floor(random() * count);
      if (to !== i) ties.push({ from: actors[i].id, to: actors[to].id, type: within ? 'alliance' : 'economic', weight: within ? 0.3 + random() / 2 : random() - 0.5 });
    }
  }
  const position = new Float64Array(count * frames);
  const phase = actors.map((_, i) => (i % blocs) * 1.7 + random());
  for (let f = 0; f < frames; f++) for (let i = 0; i < count; i++) position[f * count + i] = Math.sin(phase[i] + f / 25) * (0.4 + 0.6 * (i % 7) / 7);
  const manifest = {
    run: `synthetic${count}`, version: 'mock', scenario: { name: 'synthetic', title: `Synthetic, ${count} actors`, description: 'Made up to measure drawing.', sha256: '0'.repeat(64) },
    overrides: [], rule: 'none', parameters: {}, seed: 1, design_point: 0, replicate: 0, records_changes: false, ticks: frames - 1,
    calendar: { start: null, days_per_tick: 1 }, counts: { actors: count, issues: 1, frames, messages: 0, changes: 0, contributions: 0, decisions: 0 }, injected: [], files: [],
  };
  return {
    manifest, actors, issues, ties, frames, yaml: '', outcomes: { outcomes: [] }, stances: { position: [position], deterrence: [new Float64Array(count * frames)] },
    affinities: [], changes: [], decisions: [], messages: [],
    actorIndex: new Map(actors.map((a, i) => [a.id, i])), issueIndex: new Map([['issue', 0]]),
  };
}
