import type { ActorType } from '../api/types.ts';

/** What can take a path: a canvas context, a Path2D, or a writer of SVG paths. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  closePath(): void;
}

/** Outline of an actor: the shape tells its type. Areas are about equal. */
export function outline(pen: Pen, type: ActorType, x: number, y: number, radius: number): void {
  switch (type) {
    case 'organisation': case 'party': return polygon(pen, x, y, radius * 1.22, 4, Math.PI / 4);
    case 'leader': return polygon(pen, x, y, radius * 1.25, 4, 0);
    case 'ministry': return polygon(pen, x, y, radius * 1.08, 6, 0);
    case 'movement': case 'population': return polygon(pen, x, y, radius * 1.38, 3, -Math.PI / 2);
    case 'medium': return polygon(pen, x, y, radius * 1.3, 3, Math.PI / 2);
    case 'state':
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.closePath();
  }
}

function polygon(pen: Pen, x: number, y: number, radius: number, corners: number, turn: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner / corners) * 2 * Math.PI;
    if (corner === 0) pen.moveTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    else pen.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  pen.closePath();
}

/** Writes what a canvas would draw as the `d` of an SVG path. */
export class SvgPen implements Pen {
  #parts: string[] = [];
  get d(): string { return this.#parts.join(''); }
  moveTo(x: number, y: number): void { this.#parts.push(`M${round(x)} ${round(y)}`); }
  lineTo(x: number, y: number): void { this.#parts.push(`L${round(x)} ${round(y)}`); }
  closePath(): void { this.#parts.push('Z'); }
  /** Whole circles only: all that outlines need. */
  arc(x: number, y: number, radius: number): void {
    this.#parts.push(`M${round(x + radius)} ${round(y)}A${round(radius)} ${round(radius)} 0 1 1 ${round(x - radius)} ${round(y)}A${round(radius)} ${round(radius)} 0 1 1 ${round(x + radius)} ${round(y)}`);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
