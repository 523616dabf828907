/** Where the drawing lies on the canvas: place = offset + scale * point. */
export interface View { scale: number; x: number; y: number }

const least = 0.02;
const most = 12;

/** The view that shows all places with room around them. */
export function fit(places: Float32Array, radii: readonly number[], width: number, height: number, room: number): View {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let index = 0; 2 * index < places.length; index++) {
    const radius = radii[index] ?? 0;
    left = Math.min(left, (places[2 * index] ?? 0) - radius);
    right = Math.max(right, (places[2 * index] ?? 0) + radius);
    top = Math.min(top, (places[2 * index + 1] ?? 0) - radius);
    bottom = Math.max(bottom, (places[2 * index + 1] ?? 0) + radius);
  }
  if (!(right > left) || !(bottom > top)) return { scale: 1, x: width / 2 - (Number.isFinite(left) ? left : 0), y: height / 2 - (Number.isFinite(top) ? top : 0) };
  const scale = Math.max(least, Math.min(2.4, (width - 2 * room) / (right - left), (height - 2 * room) / (bottom - top)));
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 };
}

/** Zooms about a point of the canvas, so that what lies under it stays there. */
export function zoom(view: View, factor: number, x: number, y: number): View {
  const scale = Math.max(least, Math.min(most, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real };
}

/** A look at a drawing as addresses hold it: how much larger than the whole, and which point lies in the middle. */
export function writeLook(view: View, whole: View, width: number, height: number): string {
  const middle = [(width / 2 - view.x) / view.scale, (height / 2 - view.y) / view.scale];
  return [(view.scale / whole.scale).toFixed(2), ...middle.map((part) => part.toFixed(1))].join(',');
}

/** The same look on a canvas of any size; null when the text makes no sense. */
export function readLook(text: string | null, whole: View, width: number, height: number): View | null {
  const [larger, x, y, ...rest] = (text ?? '').split(',').map(Number);
  if (larger === undefined || x === undefined || y === undefined || rest.length > 0 || ![larger, x, y].every(Number.isFinite) || larger <= 0) return null;
  const scale = Math.max(least, Math.min(most, larger * whole.scale));
  return { scale, x: width / 2 - scale * x, y: height / 2 - scale * y };
}
