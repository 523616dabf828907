import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

/** What the layout needs to know: a group per node, ties between nodes by place, radii. */
export interface LayoutInput { groups: (string | null)[]; links: { source: number; target: number; weight: number }[]; radii: number[]; aspect: number }
export interface Group { name: string; members: number[] }

interface Body extends SimulationNodeDatum { x: number; y: number; group: number; radius: number }
type Bond = SimulationLinkDatum<Body> & { weight: number };

/** Places of nodes, x and y by turns. Members of a group lie together, groups with many ties near each other. Equal input gives equal places. */
export function layOut(input: LayoutInput): Float32Array {
  const groups = groupsOf(input.groups);
  const groupOf = new Array<number>(input.groups.length).fill(-1);
  groups.forEach((group, index) => group.members.forEach((member) => { groupOf[member] = index; }));
  const centres = placeGroups(groups, groupOf, input);
  const count = input.groups.length;

  const bodies: Body[] = input.groups.map((_, index) => {
    const centre = centres[groupOf[index] ?? -1] ?? { x: 0, y: 0 };
    // A spiral, so that nobody starts where another does.
    const turn = index * 2.399963;
    const distance = 6 * Math.sqrt(index + 1);
    return { x: centre.x + Math.cos(turn) * distance, y: centre.y + Math.sin(turn) * distance, group: groupOf[index] ?? -1, radius: input.radii[index] ?? 4 };
  });
  const bonds: Bond[] = input.links.map((link) => ({ source: link.source, target: link.target, weight: link.weight }));
  const pull = (body: Body): number => (body.group < 0 ? 0.04 : 0.22);
  const room = count <= 120 ? 15 : count <= 500 ? 5 : 2;

  const simulation = forceSimulation(bodies)
    .force('link', forceLink<Body, Bond>(bonds).distance(46).strength((bond) => Math.abs(bond.weight) * (sameGroup(bond) ? 0.12 : 0.015)))
    .force('charge', forceManyBody<Body>().strength(count > 1000 ? -6 : -70).distanceMax(260))
    .force('x', forceX<Body>((body) => centres[body.group]?.x ?? 0).strength(pull))
    .force('y', forceY<Body>((body) => centres[body.group]?.y ?? 0).strength((body) => pull(body) * input.aspect))
    .force('collide', forceCollide<Body>((body) => body.radius + room).iterations(count > 1000 ? 1 : 3))
    .stop();
  const steps = count <= 300 ? 300 : count <= 2500 ? 90 : 25;
  simulation.alphaDecay(1 - 0.001 ** (1 / steps));
  for (let step = 0; step < steps; step++) simulation.tick();

  const places = new Float32Array(2 * count);
  bodies.forEach((body, index) => {
    places[2 * index] = body.x;
    places[2 * index + 1] = body.y;
  });
  return places;
}

/** Groups in order of first appearance; nodes without a group belong to none. */
export function groupsOf(names: (string | null)[]): Group[] {
  const groups = new Map<string, number[]>();
  names.forEach((name, index) => {
    if (name === null) return;
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [index]);
    else members.push(index);
  });
  return [...groups].map(([name, members]) => ({ name, members }));
}

interface Centre extends SimulationNodeDatum { x: number; y: number; radius: number }

function placeGroups(groups: Group[], groupOf: number[], input: LayoutInput): { x: number; y: number }[] {
  const centres: Centre[] = groups.map((group, index) => {
    const area = group.members.reduce((sum, member) => sum + ((input.radii[member] ?? 4) + (input.groups.length <= 120 ? 17 : 5)) ** 2, 0);
    const angle = (index / groups.length) * 2 * Math.PI;
    return { x: Math.cos(angle) * 300, y: Math.sin(angle) * 180, radius: Math.sqrt(area) * 1.12 + 18 };
  });
  const weights = new Map<string, number>();
  for (const link of input.links) {
    const [a, b] = [groupOf[link.source] ?? -1, groupOf[link.target] ?? -1];
    if (a < 0 || b < 0 || a === b) continue;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    weights.set(key, (weights.get(key) ?? 0) + link.weight);
  }
  const bonds = [...weights].map(([key, weight]) => {
    const [source = 0, target = 0] = key.split(' ').map(Number);
    return { source, target, weight };
  });
  const simulation = forceSimulation(centres)
    .force('link', forceLink<Centre, SimulationLinkDatum<Centre> & { weight: number }>(bonds).distance(60).strength((bond) => Math.min(0.25, Math.max(0, bond.weight) * 0.02)))
    .force('x', forceX<Centre>(0).strength(0.06))
    .force('y', forceY<Centre>(0).strength(0.06 * input.aspect * input.aspect))
    .force('collide', forceCollide<Centre>((centre) => centre.radius).iterations(4))
    .stop();
  for (let step = 0; step < 200; step++) simulation.tick();
  return centres.map(({ x, y }) => ({ x, y }));
}

function sameGroup(bond: Bond): boolean {
  return typeof bond.source === 'object' && typeof bond.target === 'object' && bond.source.group === bond.target.group && bond.source.group >= 0;
}

/** Convex hull of places, anticlockwise (Andrew's monotone chain). */
export function hullOf(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
    const chain: (readonly [number, number])[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain[chain.length - 2] ?? point, chain[chain.length - 1] ?? point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

function turn(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
