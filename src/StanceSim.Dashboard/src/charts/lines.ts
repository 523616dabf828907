import { escapeXml } from './export.ts';
import { linear, ticks } from './scale.ts';

/** A line of a chart over frames. */
export interface Line { id: string; label: string; values: readonly number[]; colour: string; width: number; dash: readonly number[] }
export interface Marker { at: number; label: string; colour: string; sign: string; href: string | null }
export interface Band { upper: readonly number[]; lower: readonly number[]; colour: string }

export interface LinesDrawing {
  lines: readonly Line[]; band?: Band | null; markers: readonly Marker[]; low: number; high: number; frames: number; width: number; height: number;
  labelOf: (frame: number) => string; valueOf: (value: number) => string; ink: string; faint: string; grid: string; ground: string;
}

/** Room around the plot, the same on the canvas and in the SVG file. */
export const margin = { top: 18, right: 128, bottom: 26, left: 46 };

/** Places of labels at the right end: near their line, none over another. */
export function endLabels(lines: readonly Line[], y: (value: number) => number, top: number, bottom: number, gap = 14): { line: Line; y: number }[] {
  const wanted = lines
    .map((line) => ({ line, y: y(line.values.findLast((value) => !Number.isNaN(value)) ?? Number.NaN) }))
    .filter((label) => !Number.isNaN(label.y)).sort((a, b) => a.y - b.y);
  let last = top - gap;
  for (const label of wanted) last = label.y = Math.max(label.y, last + gap);
  let next = bottom + gap;
  for (const label of wanted.toReversed()) next = label.y = Math.min(label.y, next - gap);
  return wanted;
}

/** The chart of a canvas, as an SVG file. */
export function linesSvg(drawing: LinesDrawing): string {
  const { width, height } = drawing;
  const x = linear([0, Math.max(1, drawing.frames - 1)], [margin.left, width - margin.right]);
  const y = linear([drawing.low, drawing.high], [height - margin.bottom, margin.top]);
  const parts: string[] = [];
  for (const tick of ticks(drawing.low, drawing.high, 5)) {
    parts.push(`<path d="M${margin.left} ${y(tick).toFixed(1)}H${width - margin.right}" stroke="${drawing.grid}"/><text x="${margin.left - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end" fill="${drawing.faint}">${escapeXml(drawing.valueOf(tick))}</text>`);
  }
  for (const tick of ticks(0, drawing.frames - 1, 6).filter(Number.isInteger)) {
    parts.push(`<text x="${x(tick).toFixed(1)}" y="${height - 8}" text-anchor="middle" fill="${drawing.faint}">${escapeXml(drawing.labelOf(tick))}</text>`);
  }
  if (drawing.band !== undefined && drawing.band !== null) {
    const { upper, lower, colour } = drawing.band;
    parts.push(`<path d="${bandPath(upper, lower, x, y)}" fill="${colour}" fill-opacity="0.25"/>`);
  }
  for (const line of drawing.lines) {
    parts.push(`<path d="${pathOf(line.values, x, y)}" fill="none" stroke="${line.colour}" stroke-width="${line.width}"${line.dash.length > 0 ? ` stroke-dasharray="${line.dash.join(' ')}"` : ''}/>`);
  }
  for (const marker of drawing.markers) parts.push(`<text x="${x(marker.at).toFixed(1)}" y="12" text-anchor="middle" fill="${marker.colour}">${marker.sign}<title>${escapeXml(marker.label)}</title></text>`);
  for (const label of endLabels(drawing.lines.filter((line) => line.label !== ''), y, margin.top, height - margin.bottom)) {
    parts.push(`<text x="${width - margin.right + 8}" y="${(label.y + 4).toFixed(1)}" fill="${label.line.colour}">${escapeXml(label.line.label)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="11"><rect width="100%" height="100%" fill="${drawing.ground}"/>${parts.join('')}</svg>`;
}

/** A line with a gap wherever there is no value, as on the canvas. */
export function pathOf(values: readonly number[], x: (value: number) => number, y: (value: number) => number): string {
  let down = false;
  return values.map((value, index) => {
    if (Number.isNaN(value)) {
      down = false;
      return '';
    }
    const step = `${down ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    down = true;
    return step;
  }).join('');
}

/** What lies between two lines, in one piece for each stretch where both have values. */
export function bandPath(upper: readonly number[], lower: readonly number[], x: (value: number) => number, y: (value: number) => number): string {
  const point = (values: readonly number[], index: number): string => `${x(index).toFixed(1)} ${y(values[index] ?? 0).toFixed(1)}`;
  const known = (index: number): boolean => !Number.isNaN(upper[index] ?? Number.NaN) && !Number.isNaN(lower[index] ?? Number.NaN);
  const pieces: string[] = [];
  for (let first = 0; first < upper.length; first++) {
    if (!known(first)) continue;
    let end = first;
    while (known(end + 1)) end++;
    const places = Array.from({ length: end - first + 1 }, (_, index) => first + index);
    pieces.push(`M${[...places.map((index) => point(upper, index)), ...places.toReversed().map((index) => point(lower, index))].join('L')}Z`);
    first = end;
  }
  return pieces.join('');
}

/** Eight colours that differ in three kinds of colour blindness (Okabe and Ito), for lines that also differ in their dash and label. */
export function lineColours(dark: boolean): string[] {
  return dark
    ? ['#56b4e9', '#f0c75e', '#4fd0a5', '#f08a5d', '#d8a0c8', '#9fd0f5', '#c9d36b', '#c0c7d1']
    : ['#0067a3', '#a86200', '#00735a', '#b5420b', '#9b4a80', '#3b6f91', '#66700a', '#4a5260'];
}

export const dashes: readonly (readonly number[])[] = [[], [], [7, 3], [], [2, 3], [7, 3], [10, 3, 2, 3], [2, 3]];
