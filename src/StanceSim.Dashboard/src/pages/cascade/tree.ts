import type { Cascade, CascadeNode } from '../../api/types.ts';

/** A message in its cascade, in the order in which a tree is read. */
export interface TreeRow { node: CascadeNode; index: number; depth: number; children: number; below: number }

/** Rows of the whole tree, parents before their children. */
export function rowsOf(cascade: Cascade): TreeRow[] {
  const children = cascade.nodes.map((): number[] => []);
  cascade.nodes.forEach((node, index) => { if (node.parent >= 0) children[node.parent]?.push(index); });
  const below = new Array<number>(cascade.nodes.length).fill(0);
  for (let index = cascade.nodes.length - 1; index > 0; index--) {
    const parent = cascade.nodes[index]?.parent ?? -1;
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + 1 + (below[index] ?? 0);
  }
  const rows: TreeRow[] = [];
  const open: { index: number; depth: number }[] = cascade.nodes.length === 0 ? [] : [{ index: 0, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = cascade.nodes[next.index];
    if (node === undefined) continue;
    const own = children[next.index] ?? [];
    rows.push({ node, ...next, children: own.length, below: below[next.index] ?? 0 });
    // Pushed from the last to the first, so that the first child is read first.
    for (let at = own.length - 1; at >= 0; at--) open.push({ index: own[at] ?? 0, depth: next.depth + 1 });
  }
  return rows;
}

/** Rows that are open: down to a depth, but for those whose numbers say that they were closed or opened by hand; with a search, those that match and what leads to them. */
export function openRows(rows: readonly TreeRow[], depth: number | null, turned: ReadonlySet<number>, matches: (node: CascadeNode) => boolean, searching: boolean): TreeRow[] {
  if (searching) {
    const kept = new Set<number>();
    const parents = new Map(rows.map((row) => [row.index, row.node.parent]));
    for (const row of rows) {
      if (!matches(row.node)) continue;
      for (let at: number | undefined = row.index; at !== undefined && at >= 0 && !kept.has(at); at = parents.get(at)) kept.add(at);
    }
    return rows.filter((row) => kept.has(row.index));
  }
  const result: TreeRow[] = [];
  let closedAt = Infinity;
  for (const row of rows) {
    if (row.depth > closedAt) continue;
    closedAt = isOpen(row, depth, turned) ? Infinity : row.depth;
    result.push(row);
  }
  return result;
}

export function isOpen(row: TreeRow, depth: number | null, turned: ReadonlySet<number>): boolean {
  return (depth === null || row.depth < depth) !== turned.has(row.node.message.number);
}
