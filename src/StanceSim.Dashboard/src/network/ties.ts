import type { CanvasColours } from '../theme/theme.svelte.ts';
import { curveBetween, traceCurve } from './curve.ts';
import type { Graph, Link } from './graph.ts';
import { hulls } from './hulls.ts';
import type { Regard } from './scene.ts';

/** Ground of blocs, ties (solid when friendly, dashed when hostile), and regards over them. */
export function drawTies(
  context: CanvasRenderingContext2D, graph: Graph, place: (node: number) => [number, number, number], regards: readonly Regard[], dim: boolean, colours: CanvasColours,
): void {
  context.lineJoin = context.lineCap = 'round';
  for (const { points } of hulls(graph, place)) {
    context.beginPath();
    points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.fillStyle = context.strokeStyle = colours.hull;
    context.lineWidth = 44;
    context.stroke();
    context.fill();
  }
  const many = graph.links.length > 2000;
  context.globalAlpha = dim ? 0.25 : many ? 0.35 : 0.8;
  const classes: [(link: Link) => boolean, number[], number][] = [
    [(link) => link.weight >= 0 && link.weight < 0.5, [], 0.6], [(link) => link.weight >= 0.5 && link.weight < 1, [], 1.1], [(link) => link.weight >= 1, [], 1.8],
    [(link) => link.weight < 0, [4, 4], 1],
  ];
  context.strokeStyle = colours.lineStrong;
  for (const [belongs, dash, width] of classes) {
    context.beginPath();
    for (const link of graph.links) {
      if (!belongs(link)) continue;
      const [ax, ay] = place(link.source);
      const [bx, by] = place(link.target);
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    context.setLineDash(dash);
    context.lineWidth = many ? width * 0.5 : width;
    context.stroke();
  }
  for (const regard of regards) {
    const curve = curveBetween(...place(regard.from), ...place(regard.to));
    context.globalAlpha = dim ? 0.9 : 0.32;
    context.strokeStyle = regard.value < 0 ? colours.conflict : colours.cooperative;
    context.setLineDash(regard.value < 0 ? [5, 4] : []);
    context.lineWidth = dim ? 0.5 + 2.2 * Math.abs(regard.value) : 1;
    traceCurve(context, curve);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
