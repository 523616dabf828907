import { escapeXml } from './export.ts';
import { pathOf } from './lines.ts';
import { linear, ticks } from './scale.ts';

/** Drawings that are no drawing on the page, or one that styles of the page colour: each is made as a file of its own. */
export interface Ink { ink: string; faint: string; grid: string; ground: string }

function file(width: number, height: number, ground: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="11"><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;
}
function words(x: number, y: number, text: string, fill: string, anchor: 'start' | 'middle' | 'end' = 'start', more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}"${more}>${escapeXml(text)}</text>`;
}
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export interface Cell { text: string; fill: string | null; ink: string }

/** A table whose cells are coloured. */
export function cellsSvg(columns: readonly string[], rows: readonly { label: string; cells: readonly Cell[] }[], colours: Ink): string {
  const [left, wide, high, top] = [200, 110, 22, 34];
  const parts = columns.map((column, at) => words(left + (at + 0.5) * wide, 20, shortened(column, 18), colours.faint, 'middle', ' font-weight="600"'));
  rows.forEach((row, index) => {
    const y = top + index * high;
    parts.push(words(left - 8, y + 15, shortened(row.label, 32), colours.ink, 'end'));
    row.cells.forEach((cell, at) => {
      const x = left + at * wide;
      if (cell.fill !== null) parts.push(`<rect x="${x + 2}" y="${y + 1}" width="${wide - 4}" height="${high - 2}" rx="3" fill="${cell.fill}"/>`);
      parts.push(words(x + wide / 2, y + 15, cell.text, cell.ink, 'middle'));
    });
  });
  return file(left + columns.length * wide + 10, top + rows.length * high + 10, colours.ground, parts);
}

export interface SignedRow { label: string; detail: string; share: number; text: string; colour: string }

/** A row for each amount: its name, a bar to the left or right of the middle, its number. Shares in [-1, 1]. */
export function signedRowsSvg(title: string, rows: readonly SignedRow[], colours: Ink): string {
  const [width, left, middle, half, high, top] = [760, 300, 480, 160, 24, 40];
  const parts = [words(16, 22, title, colours.ink, 'start', ' font-size="13" font-weight="600"'), `<path d="M${middle} ${top - 6}V${top + rows.length * high}" stroke="${colours.grid}"/>`];
  rows.forEach((row, index) => {
    const y = top + index * high;
    const length = Math.min(1, Math.abs(row.share)) * half;
    parts.push(words(left - 8, y + 15, shortened(row.detail === '' ? row.label : `${row.label}: ${row.detail}`, 44), colours.ink, 'end'));
    parts.push(`<rect x="${(row.share < 0 ? middle - length : middle).toFixed(1)}" y="${y + 5}" width="${Math.max(1, length).toFixed(1)}" height="${high - 10}" rx="2" fill="${row.colour}"/>`, words(width - 16, y + 15, row.text, colours.ink, 'end'));
  });
  return file(width, top + rows.length * high + 14, colours.ground, parts);
}

/** A bar for each place; NaN draws none. */
export function barsSvg(bars: { values: readonly number[]; title: string; fill: string; labelOf: (at: number) => string; valueOf: (value: number) => string }, colours: Ink): string {
  const [width, height, left, right, top, bottom] = [1000, 240, 56, 12, 34, 26];
  const most = Math.max(1e-9, ...bars.values.filter((value) => !Number.isNaN(value)));
  const x = linear([0, Math.max(1, bars.values.length)], [left, width - right]);
  const y = linear([0, most], [height - bottom, top]);
  const parts = [words(left, 18, bars.title, colours.ink, 'start', ' font-size="13" font-weight="600"')];
  for (const tick of ticks(0, most, 4)) parts.push(`<path d="M${left} ${y(tick).toFixed(1)}H${width - right}" stroke="${colours.grid}"/>`, words(left - 6, y(tick) + 4, bars.valueOf(tick), colours.faint, 'end'));
  for (const at of ticks(0, bars.values.length, 8).filter((at) => Number.isInteger(at) && at < bars.values.length)) parts.push(words(x(at), height - 8, bars.labelOf(at), colours.faint, at === 0 ? 'start' : 'middle'));
  const wide = Math.max(0.5, x(1) - x(0) - 1);
  bars.values.forEach((value, at) => {
    if (!Number.isNaN(value)) parts.push(`<rect x="${(x(at) + 0.5).toFixed(1)}" y="${y(value).toFixed(1)}" width="${wide.toFixed(1)}" height="${(height - bottom - y(value)).toFixed(1)}" fill="${bars.fill}"/>`);
  });
  return file(width, height, colours.ground, parts);
}

export interface Small { title: string; low: number; high: number; lines: readonly { label: string; values: readonly number[]; colour: string }[] }

/** Small charts of the same lines, two in a row, with what the colours mean below. */
export function smallSvg(charts: readonly Small[], frames: number, colours: Ink): string {
  const [wide, high] = [480, 170];
  const parts: string[] = [];
  charts.forEach((chart, index) => {
    const [left, top] = [20 + (index % 2) * (wide + 20), 30 + Math.floor(index / 2) * (high + 34)];
    const x = linear([0, Math.max(1, frames - 1)], [left, left + wide]);
    const y = linear([chart.low, chart.high], [top + high, top]);
    parts.push(words(left, top - 8, chart.title, colours.ink, 'start', ' font-weight="600"'), `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="none" stroke="${colours.grid}"/>`);
    parts.push(`<path d="M${left} ${y((chart.low + chart.high) / 2).toFixed(1)}h${wide}" stroke="${colours.grid}"/>`);
    for (const line of chart.lines) parts.push(`<path d="${pathOf(line.values, x, y)}" fill="none" stroke="${line.colour}" stroke-width="1.6"/>`);
  });
  const bottom = 30 + Math.ceil(charts.length / 2) * (high + 34);
  (charts[0]?.lines ?? []).forEach((line, index) => parts.push(words(20 + (index % 4) * 245, bottom + Math.floor(index / 4) * 18, shortened(line.label, 36), line.colour, 'start', ' font-weight="600"')));
  return file(20 + 2 * (wide + 20), bottom + 40, colours.ground, parts);
}
