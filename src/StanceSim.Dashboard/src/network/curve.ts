/** A line from one node to another that bends to its left, so that there and back are two lines; it ends at their rims. */
export interface Curve { x0: number; y0: number; cx: number; cy: number; x1: number; y1: number }

export function curveBetween(ax: number, ay: number, ar: number, bx: number, by: number, br: number): Curve {
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.max(1, Math.hypot(dx, dy));
  const bend = Math.min(60, length * 0.16);
  const cx = (ax + bx) / 2 + (dy / length) * bend;
  const cy = (ay + by) / 2 - (dx / length) * bend;
  const [sx, sy] = towards(ax, ay, cx, cy, ar + 2);
  const [ex, ey] = towards(bx, by, cx, cy, br + 4);
  return { x0: sx, y0: sy, cx, cy, x1: ex, y1: ey };
}

function towards(x: number, y: number, tx: number, ty: number, distance: number): [number, number] {
  const length = Math.max(1e-6, Math.hypot(tx - x, ty - y));
  return [x + ((tx - x) / length) * distance, y + ((ty - y) / length) * distance];
}

/** Puts a curve on a canvas as its path. */
export function traceCurve(context: CanvasRenderingContext2D, curve: Curve): void {
  context.beginPath();
  context.moveTo(curve.x0, curve.y0);
  context.quadraticCurveTo(curve.cx, curve.cy, curve.x1, curve.y1);
}

/** Point of a curve; 0 is its beginning. */
export function pointOn(curve: Curve, part: number): [number, number] {
  const rest = 1 - part;
  return [
    rest * rest * curve.x0 + 2 * rest * part * curve.cx + part * part * curve.x1,
    rest * rest * curve.y0 + 2 * rest * part * curve.cy + part * part * curve.y1,
  ];
}

/** Direction in which a curve arrives, in radians. */
export function arrival(curve: Curve): number {
  return Math.atan2(curve.y1 - curve.cy, curve.x1 - curve.cx);
}
