import { hullMembers } from './hulls.ts';
import type { Graph } from './graph.ts';

export const labelFont = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

export interface Label {
  text: string; x: number; y: number; font: string; align: 'left' | 'center' | 'right'; group: boolean;
  /** Whose name it is; -1 for a bloc. */
  node: number;
}
type Box = readonly [number, number, number, number];

const longest = 22;

/** Labels that fit without covering a node or another label: first those of blocs, then of actors, the best bound first. */
export function placeLabels(context: CanvasRenderingContext2D, graph: Graph, place: (node: number) => [number, number, number], width: number, height: number): Label[] {
  const labels: Label[] = [];
  const taken: Box[] = [];
  const crowded = graph.nodes.length > 400;
  if (!crowded) {
    graph.nodes.forEach((_, node) => {
      const [x, y, radius] = place(node);
      taken.push([x - radius, y - radius, x + radius, y + radius]);
    });
  }
  const order = graph.nodes.map((_, node) => node).sort((a, b) => (graph.nodes[b]?.radius ?? 0) - (graph.nodes[a]?.radius ?? 0)).slice(0, crowded ? 40 : 150);
  const font = `500 11.5px ${labelFont}`;
  context.font = font;
  for (const node of order) {
    const name = graph.nodes[node]?.name ?? '';
    const text = name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
    const [x, y, radius] = place(node);
    const half = context.measureText(text).width / 2;
    const spots: [number, number, Label['align']][] = [
      [x, y + radius + 9, 'center'], [x, y - radius - 9, 'center'], [x + radius + 5, y, 'left'], [x - radius - 5, y, 'right'],
    ];
    for (const [lx, ly, align] of spots) {
      const left = align === 'center' ? lx - half : align === 'left' ? lx : lx - 2 * half;
      const box: Box = [left - 1, ly - 7, left + 2 * half + 1, ly + 7];
      if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2 || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      labels.push({ text, x: lx, y: ly, font, align, group: false, node });
      break;
    }
  }
  return crowded ? labels : [...groupLabels(context, graph, place, taken, width), ...labels];
}

/** The name of a bloc above its members, or below them where above is taken. */
function groupLabels(context: CanvasRenderingContext2D, graph: Graph, place: (node: number) => [number, number, number], taken: Box[], width: number): Label[] {
  const labels: Label[] = [];
  const font = `650 12px ${labelFont}`;
  context.font = font;
  for (const { name, members } of hullMembers(graph)) {
    const places = members.map(place);
    const x = (Math.min(...places.map((p) => p[0])) + Math.max(...places.map((p) => p[0]))) / 2;
    const half = context.measureText(name).width / 2 + 4;
    const at = Math.min(width - half - 4, Math.max(half + 4, x));
    const spots = [Math.min(...places.map((p) => p[1] - p[2])) - 30, Math.max(...places.map((p) => p[1] + p[2])) + 34];
    for (const y of spots) {
      const box: Box = [at - half, y - 8, at + half, y + 8];
      if (y < 10 || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      labels.push({ text: name, x: at, y, font, align: 'center', group: true, node: -1 });
      break;
    }
  }
  return labels;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
