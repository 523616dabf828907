import type { CanvasColours } from '../theme/theme.svelte.ts';
import { inkOn } from '../theme/palette.ts';
import { arrival, curveBetween, pointOn, traceCurve } from './curve.ts';
import type { Graph } from './graph.ts';
import { labelFont, placeLabels, type Label } from './labels.ts';
import { outline } from './shapes.ts';
import { drawTies } from './ties.ts';
import type { View } from './view.ts';

/** A message on its way between two nodes; effect in half-widths, intensity gives its colour and dash. */
export interface SceneFlow { from: number; to: number; effect: number; intensity: number }
export interface Marks { selected: number | null; hovered: number | null }
/** A regard that is drawn for its own sake: strong hostility, or all regards of the selected. */
export interface Regard { from: number; to: number; value: number }

/** Radius on the screen from which a node carries its sign. */
const signFrom = 6;

/** Three canvases, one upon the other. */
export interface Layers { ties: HTMLCanvasElement; nodes: HTMLCanvasElement; labels: HTMLCanvasElement }

/** The network on canvases. Ties and labels are drawn only when they change; nodes and messages in each frame, nodes in one path per colour. */
export class Scene {
  view: View = { scale: 1, x: 0, y: 0 };
  #context: CanvasRenderingContext2D;
  #ties: CanvasRenderingContext2D;
  #labels: CanvasRenderingContext2D;
  #stale = true;
  #boxes: readonly Label[] = [];
  #marks: Marks = { selected: null, hovered: null };
  #width = 0;
  #height = 0;
  #ratio = 1;
  #graph: Graph | null = null;
  #places: Float32Array = new Float32Array(0);
  /** Places and radii on the screen, three numbers for each node. */
  #screen = new Float32Array(0);
  #colours: CanvasColours | null = null;
  #bins: readonly string[] = [];
  #inks: readonly string[] = [];
  #regards: readonly Regard[] = [];
  #dim = false;
  #order = new Uint32Array(0);

  constructor(private readonly layers: Layers) {
    this.#ties = contextOf(layers.ties);
    this.#context = contextOf(layers.nodes);
    this.#labels = contextOf(layers.labels);
  }

  resize(width: number, height: number, ratio: number): void {
    if (this.#width === width && this.#height === height && this.#ratio === ratio) return;
    [this.#width, this.#height, this.#ratio] = [width, height, ratio];
    for (const layer of [this.layers.ties, this.layers.nodes, this.layers.labels]) {
      layer.width = Math.max(1, Math.round(width * ratio));
      layer.height = Math.max(1, Math.round(height * ratio));
    }
    this.#stale = true;
  }

  show(graph: Graph, places: Float32Array): void {
    this.#graph = graph;
    this.#places = places;
    this.#order = new Uint32Array(graph.nodes.length);
    this.#project();
  }

  paint(colours: CanvasColours, bins: readonly string[]): void {
    this.#colours = colours;
    this.#bins = bins;
    this.#inks = bins.map(inkOn);
    this.#stale = true;
  }

  /** Regards to draw with the ties; with `dim`, everything but them steps back. */
  regard(regards: readonly Regard[], dim: boolean): void {
    this.#regards = regards;
    this.#dim = dim;
    this.#stale = true;
  }

  look(view: View): void {
    this.view = view;
    this.#project();
  }

  place(node: number): [number, number, number] {
    return [this.#screen[3 * node] ?? 0, this.#screen[3 * node + 1] ?? 0, this.#screen[3 * node + 2] ?? 0];
  }

  /** Radii grow less than places do, so that zooming in makes room. */
  #project(): void {
    this.#stale = true;
    const nodes = this.#graph?.nodes ?? [];
    const growth = Math.min(2, Math.max(0.35, Math.sqrt(this.view.scale)));
    this.#screen = new Float32Array(3 * nodes.length);
    nodes.forEach((node, index) => {
      this.#screen[3 * index] = this.view.x + this.view.scale * (this.#places[2 * index] ?? 0);
      this.#screen[3 * index + 1] = this.view.y + this.view.scale * (this.#places[2 * index + 1] ?? 0);
      this.#screen[3 * index + 2] = node.radius * growth;
    });
  }

  /** Node at a point of the canvas, or null. */
  hit(x: number, y: number): number | null {
    let best: number | null = null;
    let nearest = Infinity;
    const count = this.#graph?.nodes.length ?? 0;
    for (let node = 0; node < count; node++) {
      const [nx, ny, radius] = this.place(node);
      const distance = Math.hypot(nx - x, ny - y);
      if (distance <= radius + 5 && distance < nearest) [best, nearest] = [node, distance];
    }
    return best;
  }

  draw(bins: Uint8Array, flows: readonly SceneFlow[], phase: number | null, marks: Marks): void {
    const graph = this.#graph;
    const colours = this.#colours;
    if (graph === null || colours === null) return;
    const marked = marks.hovered !== this.#marks.hovered || marks.selected !== this.#marks.selected;
    this.#marks = { ...marks };
    if (this.#stale) {
      this.#clear(this.#ties);
      drawTies(this.#ties, graph, (node) => this.place(node), this.#regards, this.#dim, colours);
      this.#boxes = placeLabels(this.#labels, graph, (node) => this.place(node), this.#width, this.#height);
    }
    if (this.#stale || marked) this.#writeLabels(graph, colours);
    this.#stale = false;
    this.#clear(this.#context);
    this.#nodes(graph, colours, bins);
    this.#flows(colours, flows, phase);
  }

  #clear(layer: CanvasRenderingContext2D): void {
    layer.setTransform(1, 0, 0, 1, 0, 0);
    layer.clearRect(0, 0, layer.canvas.width, layer.canvas.height);
    layer.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
  }

  #writeLabels(graph: Graph, colours: CanvasColours): void {
    const labels = this.#labels;
    this.#clear(labels);
    labels.lineJoin = 'round';
    labels.lineWidth = 3.5;
    labels.strokeStyle = colours.surface;
    labels.textBaseline = 'middle';
    const { hovered, selected } = this.#marks;
    for (const box of this.#boxes) {
      // Whoever is marked has a sign of its own.
      if (box.node >= 0 && (box.node === hovered || box.node === selected)) continue;
      labels.font = box.font;
      labels.textAlign = box.align;
      labels.fillStyle = box.group ? colours.faint : colours.ink;
      labels.strokeText(box.text, box.x, box.y);
      labels.fillText(box.text, box.x, box.y);
    }
    for (const node of [hovered, selected]) if (node !== null) this.#mark(graph, colours, node, node === selected);
  }

  #nodes(graph: Graph, colours: CanvasColours, bins: Uint8Array): void {
    const context = this.#context;
    const starts = this.#sortByBin(bins);
    const shaped = graph.nodes.length <= 500;
    const middle = (this.#bins.length - 1) / 2;
    context.lineWidth = 1;
    for (let bin = 0; bin < this.#bins.length; bin++) {
      const [from, to] = [starts[bin] ?? 0, starts[bin + 1] ?? 0];
      if (from === to) continue;
      context.beginPath();
      this.#each(from, to, (x, y, radius, node) => {
        if (!shaped && radius < 2.2) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
        else outline(context, shaped ? (graph.nodes[node]?.type ?? 'state') : 'state', x, y, radius);
      });
      context.fillStyle = this.#bins[bin] ?? colours.faint;
      context.fill();
      if (graph.nodes.length <= 3000) {
        context.strokeStyle = colours.lineStrong;
        context.stroke();
      }
      if (bin !== middle) this.#signs(from, to, bin > middle, this.#inks[bin] ?? colours.ink, colours.surface);
    }
  }

  /** Goes through a part of the nodes as they are sorted. */
  #each(from: number, to: number, draw: (x: number, y: number, radius: number, node: number) => void): void {
    for (let at = from; at < to; at++) {
      const node = this.#order[at] ?? 0;
      draw(this.#screen[3 * node] ?? 0, this.#screen[3 * node + 1] ?? 0, this.#screen[3 * node + 2] ?? 0, node);
    }
  }

  /** A minus or a plus in nodes that are large enough, a pale middle in small ones on the positive side. */
  #signs(from: number, to: number, positive: boolean, ink: string, surface: string): void {
    const context = this.#context;
    const holes = new Path2D();
    context.beginPath();
    this.#each(from, to, (x, y, radius) => {
      const arm = Math.min(5, radius * 0.42);
      if (radius >= signFrom) {
        context.moveTo(x - arm, y);
        context.lineTo(x + arm, y);
        if (positive) {
          context.moveTo(x, y - arm);
          context.lineTo(x, y + arm);
        }
      } else if (positive && radius >= 1.5) {
        holes.rect(x - radius * 0.35, y - radius * 0.35, radius * 0.7, radius * 0.7);
      }
    });
    context.lineWidth = 1.6;
    context.strokeStyle = ink;
    context.stroke();
    context.lineWidth = 1;
    context.fillStyle = surface;
    context.fill(holes);
  }

  #flows(colours: CanvasColours, flows: readonly SceneFlow[], phase: number | null): void {
    const context = this.#context;
    const most = flows.reduce((most, flow) => Math.max(most, Math.abs(flow.effect)), 1e-9);
    context.lineCap = 'round';
    for (const flow of flows) {
      if (flow.to < 0 || flow.to === flow.from) continue;
      const curve = curveBetween(...this.place(flow.from), ...this.place(flow.to));
      const strength = Math.sqrt(Math.abs(flow.effect) / most);
      context.strokeStyle = context.fillStyle = flow.intensity < 0 ? colours.conflict : flow.intensity > 0 ? colours.cooperative : colours.soft;
      context.globalAlpha = 0.3 + 0.55 * strength;
      context.lineWidth = 0.8 + 2.4 * strength;
      context.setLineDash(flow.intensity < 0 ? [6, 4] : []);
      traceCurve(context, curve);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
      context.beginPath();
      if (phase === null) {
        arrowhead(context, curve.x1, curve.y1, arrival(curve), 5 + 3 * strength);
      } else {
        const [x, y] = pointOn(curve, Math.min(1, phase * 1.15));
        context.arc(x, y, 2.5 + 3.5 * strength, 0, 2 * Math.PI);
      }
      context.fill();
    }
  }

  #mark(graph: Graph, colours: CanvasColours, node: number, selected: boolean): void {
    const context = this.#labels;
    const [x, y, radius] = this.place(node);
    context.beginPath();
    context.arc(x, y, radius + 5, 0, 2 * Math.PI);
    context.lineWidth = selected ? 2.5 : 1.5;
    context.strokeStyle = colours.accent;
    context.stroke();
    const text = graph.nodes[node]?.name ?? '';
    context.font = `600 12px ${labelFont}`;
    const width = context.measureText(text).width + 12;
    const left = Math.min(Math.max(4, x - width / 2), this.#width - width - 4);
    const top = y + radius + 9;
    context.fillStyle = selected ? colours.accent : colours.ink;
    context.beginPath();
    context.roundRect(left, top, width, 20, 4);
    context.fill();
    context.fillStyle = colours.surface;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, left + 6, top + 10.5);
  }

  /** Counting sort of nodes by colour; answers where each colour begins. */
  #sortByBin(bins: Uint8Array): Uint32Array {
    const starts = new Uint32Array(this.#bins.length + 1);
    for (const bin of bins) starts[bin + 1] = (starts[bin + 1] ?? 0) + 1;
    for (let bin = 1; bin < starts.length; bin++) starts[bin] = (starts[bin] ?? 0) + (starts[bin - 1] ?? 0);
    const next = starts.slice();
    for (let node = 0; node < bins.length; node++) {
      const bin = bins[node] ?? 0;
      const at = next[bin] ?? 0;
      this.#order[at] = node;
      next[bin] = at + 1;
    }
    return starts;
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no canvas.');
  return context;
}

function arrowhead(context: CanvasRenderingContext2D, x: number, y: number, angle: number, size: number): void {
  context.moveTo(x + Math.cos(angle) * 3, y + Math.sin(angle) * 3);
  context.lineTo(x - size * Math.cos(angle - 0.45), y - size * Math.sin(angle - 0.45));
  context.lineTo(x - size * Math.cos(angle + 0.45), y - size * Math.sin(angle + 0.45));
  context.closePath();
}
