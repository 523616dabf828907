import { describe, expect, it } from 'vitest';
import { toCsv } from '../src/charts/csv.ts';
import { barsSvg, cellsSvg, smallSvg } from '../src/charts/drawings.ts';
import { bandPath, endLabels, pathOf } from '../src/charts/lines.ts';
import { ticks } from '../src/charts/scale.ts';
import { imbalance, stepsOf, type Part } from '../src/charts/waterfall.ts';

const part = (key: string, amount: number): Part => ({ key, label: key, detail: '', amount });

describe('waterfall', () => {
  const parts = [part('a', 0.3), part('b', -0.5), part('c', 0.01), part('d', -0.02), part('e', 0.04)];

  it('begins where the value began and ends where the sum leads, folded or not', () => {
    for (const limit of [2, 3, 5, 9]) {
      const steps = stepsOf(0.1, parts, limit, (n) => `${n} others`);
      expect(steps.length).toBeLessThanOrEqual(limit);
      expect(steps[0]?.start).toBe(0.1);
      expect(steps.at(-1)?.end).toBeCloseTo(0.1 - 0.17, 12);
      steps.slice(1).forEach((step, index) => expect(step.start).toBe(steps[index]?.end));
    }
  });

  it('puts the strongest first and counts what it folds', () => {
    expect(stepsOf(0, parts, 3, (n) => `${n} others`).map((step) => step.label)).toEqual(['b', 'a', '3 others']);
  });

  it('tells when parts miss the change', () => {
    expect(imbalance(0, -0.17, parts)).toBeLessThan(1e-12);
    expect(imbalance(0, -0.16, parts)).toBeCloseTo(0.01);
  });
});

describe('csv', () => {
  it('quotes what would break a row and disarms what a spreadsheet would compute', () => {
    expect(toCsv({ columns: ['a', 'b'], rows: [['x,"y"', -0.5], ['=1+1', null], ['-a', Number.NaN], ['@b\nc', 3]] }))
      .toBe('a,b\r\n"x,""y""",-0.5\r\n\'=1+1,\r\n\'-a,\r\n"\'@b\nc",3\r\n');
  });
});

describe('drawings', () => {
  const at = (value: number): number => 10 * value;
  const colours = { ink: '#000', faint: '#777', grid: '#ccc', ground: '#fff' };

  it('have a gap in a line where there is no value, as the canvas has', () => {
    expect(pathOf([Number.NaN, 1, 2, Number.NaN, 3, 4], at, at)).toBe('M10.0 10.0L20.0 20.0M40.0 30.0L50.0 40.0');
    expect(pathOf([Number.NaN], at, at)).toBe('');
  });

  it('fill a band only where both lines are', () => {
    expect(bandPath([2, 2, Number.NaN, 3], [1, 1, 1, 1], at, at)).toBe('M0.0 20.0L10.0 20.0L10.0 10.0L0.0 10.0ZM30.0 30.0L30.0 10.0Z');
  });

  it('hold every cell, bar and line, and text that cannot break them', () => {
    const cells = cellsSvg(['a<b'], [{ label: 'x & y', cells: [{ text: '+0.10', fill: '#123456', ink: '#fff' }] }, { label: 'z', cells: [{ text: '', fill: null, ink: '#000' }] }], colours);
    expect(cells).toContain('a&lt;b');
    expect(cells).toContain('x &amp; y');
    expect(cells.match(/<rect/g)).toHaveLength(2);
    const bars = barsSvg({ values: [1, Number.NaN, 3], title: 't', fill: '#123', labelOf: String, valueOf: String }, colours);
    expect(bars.match(/fill="#123"/g)).toHaveLength(2);
    const small = smallSvg([{ title: 'one', low: -1, high: 1, lines: [{ label: 'L', values: [0, 1], colour: '#456' }] }, { title: 'two', low: -1, high: 1, lines: [{ label: 'L', values: [0, -1], colour: '#456' }] }], 2, colours);
    expect(small.match(/stroke="#456"/g)).toHaveLength(2);
    expect(small.match(/>L</g)).toHaveLength(1);
  });
});

describe('axes', () => {
  it('have round numbers within their ends', () => {
    expect(ticks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(ticks(0.18, 0.55, 5)).toEqual([0.2, 0.3, 0.4, 0.5]);
    expect(ticks(3, 3, 5)).toEqual([3]);
  });

  it('put labels beside their lines and none over another', () => {
    const line = (id: string, value: number): Parameters<typeof endLabels>[0][number] => ({ id, label: id, values: [0, value], colour: '', width: 1, dash: [] });
    const labels = endLabels([line('a', 0.5), line('b', 0.51), line('c', -1), line('d', 1)], (value) => 100 - 100 * value, 0, 200);
    labels.slice(1).forEach((label, index) => expect(label.y - (labels[index]?.y ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9));
    expect(labels.map((label) => label.line.id)).toEqual(['d', 'b', 'a', 'c']);
  });
});
