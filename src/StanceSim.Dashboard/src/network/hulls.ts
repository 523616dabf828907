import type { Graph } from './graph.ts';
import { groupsOf, hullOf, type Group } from './layout.ts';

/** Blocs of at least two, which get ground to stand on. */
export function hullMembers(graph: Graph): Group[] {
  return graph.nodes.length > 400 ? [] : groupsOf(graph.nodes.map((node) => node.group)).filter((group) => group.members.length > 1);
}

export function hulls(graph: Graph, place: (node: number) => [number, number, number]): { name: string; points: (readonly [number, number])[] }[] {
  return hullMembers(graph).map(({ name, members }) => ({ name, points: hullOf(members.map((member) => { const [x, y] = place(member); return [x, y] as const; })) }));
}
