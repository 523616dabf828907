// Scenarios of any size, to measure with: blocs that start apart, ties within them, and a loud actor in each.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a scenario with so many actors into a folder of scenarios; returns its name. */
export function writeCrowd(folder, count, ticks) {
  const blocs = Math.max(4, Math.round(Math.sqrt(count) / 3));
  const populations = Array.from({ length: blocs }, (_, bloc) => {
    const size = Math.floor(count / blocs) + (bloc < count % blocs ? 1 : 0);
    const middle = (2 * bloc) / (blocs - 1) - 1;
    const [low, high] = [Math.max(-1, middle - 0.5), Math.min(1, middle + 0.5)];
    return `  - {id: bloc${bloc}, bloc: Bloc ${bloc + 1}, count: ${size}, susceptibility: 0.9, positions: {opinion: {spread: uniform, low: ${low.toFixed(3)}, high: ${high.toFixed(3)}}}, network: {kind: random, degree: 6, weight: 0.5}}`;
  });
  const name = `crowd-${count}-${ticks}`;
  writeFileSync(join(folder, 'scenarios', `${name}.yaml`), `title: Crowd of ${count}
time: {ticks: ${ticks}}
issues: [{id: opinion, negative: against, positive: for}]
populations:
${populations.join('\n')}
model: {rule: friedkin-johnsen}
`);
  return name;
}
