import { decodeShare } from '../api/frames.ts';
import type { Actor, ActorType, Tie, TieColumns } from '../api/types.ts';
import { shortName } from '../text/text.ts';
import type { LayoutInput } from './layout.ts';

/** A node as it is drawn: an actor, or a bloc that stands for its members. */
export interface Node { id: string; name: string; type: ActorType; group: string | null; members: number[]; radius: number }
/** Ties of all types between two nodes, in one line. */
export interface Link { source: number; target: number; weight: number; types: string }
export interface Graph { nodes: Node[]; links: Link[]; aggregated: boolean; nodeOf: Int32Array }

/** Mean position of the members of a node, as a share of a half-width: what it is coloured by. NaN while it is not known. */
export function meanShare(codes: Int16Array | null, members: readonly number[]): number {
  if (codes === null) return Number.NaN;
  let sum = 0;
  for (const member of members) sum += decodeShare(codes[member] ?? -32768);
  return sum / members.length;
}

/** Above this many actors blocs are drawn, unless every actor is asked for. */
export const aggregateAbove = 1500;

export function graphOf(actors: readonly Actor[], ties: readonly Tie[], generated: TieColumns | null, all: boolean): Graph {
  const aggregated = actors.length > aggregateAbove && !all;
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  // Its own bloc, or that of the actor it is part of.
  const groups = actors.map((actor) => actor.bloc ?? byId.get(actor.partOf ?? '')?.bloc ?? null);
  const nodeOf = new Int32Array(actors.length);
  const nodes: Node[] = [];
  const byGroup = new Map<string, number>();
  actors.forEach((actor, index) => {
    const group = groups[index] ?? null;
    const known = aggregated && group !== null ? byGroup.get(group) : undefined;
    if (known !== undefined) {
      nodeOf[index] = known;
      nodes[known]?.members.push(index);
      return;
    }
    nodeOf[index] = nodes.length;
    if (aggregated && group !== null) byGroup.set(group, nodes.length);
    nodes.push(aggregated && group !== null
      ? { id: group, name: group, type: 'organisation', group: null, members: [index], radius: 0 }
      : { id: actor.id, name: shortName(actor.name), type: actor.type, group, members: [index], radius: 0 });
  });
  const places = new Map(actors.map((actor, index) => [actor.id, nodeOf[index] ?? -1]));
  const links = linksOf(ties, places, generated, nodeOf);
  sizeNodes(nodes, links, aggregated);
  return { nodes, links, aggregated, nodeOf };
}

/** One line for each pair; weights of ties between the same two add up, hostile ones against. */
function linksOf(ties: readonly Tie[], places: ReadonlyMap<string, number>, generated: TieColumns | null, nodeOf: Int32Array): Link[] {
  const links = new Map<number, Link>();
  const add = (source: number, target: number, weight: number, type: string): void => {
    if (source < 0 || target < 0 || source === target) return;
    const [low, high] = source < target ? [source, target] : [target, source];
    const key = low * 1_000_003 + high;
    const link = links.get(key);
    if (link === undefined) links.set(key, { source: low, target: high, weight, types: type });
    else {
      link.weight += weight;
      if (!link.types.includes(type)) link.types += ` + ${type}`;
    }
  };
  for (const tie of ties) add(places.get(tie.from) ?? -1, places.get(tie.to) ?? -1, tie.weight, tie.type);
  generated?.from.forEach((from, index) => add(nodeOf[from] ?? -1, nodeOf[generated.to[index] ?? -1] ?? -1, generated.weight[index] ?? 0, 'network'));
  return [...links.values()];
}

/** A node is as large as others are bound to it; a bloc as it has members. */
function sizeNodes(nodes: Node[], links: readonly Link[], aggregated: boolean): void {
  const strength = new Float64Array(nodes.length);
  for (const link of links) {
    strength[link.source] = (strength[link.source] ?? 0) + Math.abs(link.weight);
    strength[link.target] = (strength[link.target] ?? 0) + Math.abs(link.weight);
  }
  const base = nodes.length <= 120 ? 7.5 : nodes.length <= 500 ? 4.5 : nodes.length <= 3000 ? 3 : 2;
  const most = strength.reduce((most, value) => Math.max(most, value), 1e-9);
  nodes.forEach((node, index) => {
    node.radius = aggregated ? 10 + Math.sqrt(node.members.length) * 1.4 : base * (1 + 1.1 * Math.sqrt((strength[index] ?? 0) / most));
  });
}

export function layoutInput(graph: Graph, aspect: number): LayoutInput {
  return {
    groups: graph.nodes.map((node) => node.group),
    links: graph.links.map(({ source, target, weight }) => ({ source, target, weight })),
    radii: graph.nodes.map((node) => node.radius),
    aspect,
  };
}
