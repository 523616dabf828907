// Scenarios of any size, to measure with: blocs that start apart, with ties mostly within them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As many as fit into what a scenario may hold; the networks of its populations, six ties for each actor, come on top. */
const mostTies = 9000;

/** Writes a scenario with so many actors into a folder of scenarios; returns its name. */
export function writeCrowd(folder, count, ticks) {
  const blocs = Math.max(4, Math.round(Math.sqrt(count) / 3));
  const sizeOf = (bloc) => Math.floor(count / blocs) + (bloc < count % blocs ? 1 : 0);
  const populations = Array.from({ length: blocs }, (_, bloc) => {
    const middle = (2 * bloc) / (blocs - 1) - 1;
    const [low, high] = [Math.max(-1, middle - 0.5), Math.min(1, middle + 0.5)];
    return `  - {id: bloc${bloc}, bloc: Bloc ${bloc + 1}, count: ${sizeOf(bloc)}, susceptibility: 0.9, positions: {opinion: {spread: uniform, low: ${low.toFixed(3)}, high: ${high.toFixed(3)}}}, network: {kind: random, degree: 6, weight: 0.5}}`;
  });
  const id = (bloc, number) => `bloc${bloc}-${String(number + 1).padStart(String(sizeOf(bloc)).length, '0')}`;
  let state = 7;
  const below = (limit) => (state = (state * 16807) % 2147483647) % limit;
  const ties = new Set(Array.from({ length: Math.min(6 * count, mostTies) }, (_, at) => {
    const bloc = at % blocs;
    const other = below(5) === 0 ? below(blocs) : bloc;
    const [from, to] = [id(bloc, below(sizeOf(bloc))), id(other, below(sizeOf(other)))];
    return from === to ? '' : `  - {from: ${from}, to: ${to}, type: alliance, weight: 0.5}`;
  }));
  ties.delete('');
  const name = `crowd-${count}-${ticks}`;
  writeFileSync(join(folder, 'scenarios', `${name}.yaml`), `title: Crowd of ${count}
time: {ticks: ${ticks}}
issues: [{id: opinion, negative: against, positive: for}]
populations:
${populations.join('\n')}
ties:
${[...ties].join('\n')}
model: {rule: friedkin-johnsen}
`);
  return name;
}
