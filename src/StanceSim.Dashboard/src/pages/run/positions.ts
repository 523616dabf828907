/** Where an actor ends up; rows are sorted by it, so that they do not jump while one plays. */
export interface Standing { index: number; bloc: string; end: number }
export interface BlocOfRows { bloc: string; members: Standing[] }

const ascending = (a: number, b: number): number => (Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b);

/** Blocs by where they end on average, and their members by where they end; what is not known yet comes last. */
export function byBloc(standings: readonly Standing[]): BlocOfRows[] {
  const blocs = new Map<string, Standing[]>();
  for (const standing of standings) {
    const members = blocs.get(standing.bloc);
    if (members === undefined) blocs.set(standing.bloc, [standing]);
    else members.push(standing);
  }
  return [...blocs].map(([bloc, members]) => ({ bloc, members: members.sort((a, b) => ascending(a.end, b.end)), mean: members.reduce((sum, member) => sum + member.end, 0) / members.length }))
    .sort((a, b) => ascending(a.mean, b.mean));
}

/** As many actors as are drawn, in the same order; a bloc of whom nobody is left is left out. */
export function firstOf(blocs: readonly BlocOfRows[], most: number): BlocOfRows[] {
  const result: BlocOfRows[] = [];
  let left = most;
  for (const { bloc, members } of blocs) {
    if (left <= 0) break;
    result.push({ bloc, members: members.slice(0, left) });
    left -= members.length;
  }
  return result;
}
