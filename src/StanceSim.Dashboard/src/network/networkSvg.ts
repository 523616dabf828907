import { escapeXml } from '../charts/export.ts';
import { inkOn } from '../theme/palette.ts';
import type { CanvasColours } from '../theme/theme.svelte.ts';
import { curveBetween, type Curve } from './curve.ts';
import type { Graph } from './graph.ts';
import { hulls } from './hulls.ts';
import type { Regard, Scene, SceneFlow } from './scene.ts';
import { outline, SvgPen } from './shapes.ts';

/** The network as it is on the canvas, as an SVG file. */
export function networkSvg(
  scene: Scene, graph: Graph, bins: Uint8Array, flows: readonly SceneFlow[], regards: readonly Regard[], colours: CanvasColours, palette: readonly string[],
  size: { width: number; height: number },
): string {
  const place = (node: number): [number, number, number] => scene.place(node);
  const middle = (palette.length - 1) / 2;
  const parts: string[] = [];
  for (const { points } of hulls(graph, place)) {
    parts.push(`<path d="${points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}Z" fill="${colours.hull}" stroke="${colours.hull}" stroke-width="44" stroke-linejoin="round"/>`);
  }
  for (const link of graph.links) {
    const [ax, ay] = place(link.source);
    const [bx, by] = place(link.target);
    parts.push(`<path d="M${ax.toFixed(1)} ${ay.toFixed(1)}L${bx.toFixed(1)} ${by.toFixed(1)}" stroke="${colours.lineStrong}" stroke-opacity="0.6" stroke-width="${link.weight >= 1 ? 1.8 : 0.8}"${link.weight < 0 ? ' stroke-dasharray="4 4"' : ''}/>`);
  }
  for (const regard of regards) {
    parts.push(line(curveBetween(...place(regard.from), ...place(regard.to)), regard.value < 0 ? colours.conflict : colours.cooperative, 0.5 + 2.2 * Math.abs(regard.value), regard.value < 0));
  }
  graph.nodes.forEach((node, index) => {
    const [x, y, radius] = place(index);
    const pen = new SvgPen();
    outline(pen, node.type, x, y, radius);
    const bin = bins[index] ?? middle;
    const fill = palette[bin] ?? colours.faint;
    parts.push(`<path d="${pen.d}" fill="${fill}" stroke="${colours.lineStrong}"><title>${escapeXml(node.name)}</title></path>`);
    if (bin !== middle) parts.push(`<text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" font-size="12" font-weight="700" text-anchor="middle" fill="${inkOn(fill)}">${bin < middle ? '−' : '+'}</text>`);
  });
  for (const flow of flows) {
    if (flow.to < 0 || flow.from === flow.to) continue;
    parts.push(line(curveBetween(...place(flow.from), ...place(flow.to)), flow.intensity < 0 ? colours.conflict : colours.cooperative, 1.5, flow.intensity < 0));
  }
  if (graph.nodes.length <= 400) {
    graph.nodes.forEach((node, index) => {
      const [x, y, radius] = place(index);
      parts.push(`<text x="${x.toFixed(1)}" y="${(y + radius + 12).toFixed(1)}" font-size="10.5" text-anchor="middle" fill="${colours.ink}">${escapeXml(node.name)}</text>`);
    });
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="Helvetica, Arial, sans-serif" fill="none"><rect width="100%" height="100%" fill="${colours.surface}"/>${parts.join('')}</svg>`;
}

function line(curve: Curve, colour: string, width: number, dashed: boolean): string {
  const numbers = [curve.x0, curve.y0, curve.cx, curve.cy, curve.x1, curve.y1].map((value) => value.toFixed(1));
  return `<path d="M${numbers[0]} ${numbers[1]}Q${numbers[2]} ${numbers[3]} ${numbers[4]} ${numbers[5]}" stroke="${colour}" stroke-opacity="0.7" stroke-width="${width.toFixed(1)}"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
}
