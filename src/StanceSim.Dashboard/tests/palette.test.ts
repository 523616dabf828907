import { describe, expect, it } from 'vitest';
import { binColours, binCount, binOf, inkOn, luminance, paletteNames, parse, shareOfBin, type Rgb } from '../src/theme/palette.ts';

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear light. */
const deficiencies: Record<string, readonly (readonly [number, number, number])[]> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function linear(colour: Rgb): [number, number, number] {
  const part = (value: number): number => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return [part(colour.r), part(colour.g), part(colour.b)];
}

/** CIE L*a*b* of a colour as one sees it with a deficiency. */
function lab(hex: string, deficiency: string): [number, number, number] {
  const [r, g, b] = (deficiencies[deficiency] ?? []).map((row) => {
    const [x, y, z] = linear(parse(hex));
    return Math.min(1, Math.max(0, row[0] * x + row[1] * y + row[2] * z));
  }) as [number, number, number];
  const curve = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [x, y, z] = [curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), curve(0.2126 * r + 0.7152 * g + 0.0722 * b), curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: string, b: string, deficiency: string): number {
  const [l, m, n] = lab(a, deficiency);
  const [o, p, q] = lab(b, deficiency);
  return Math.hypot(l - o, m - p, n - q);
}

const cases = paletteNames.flatMap((palette) => [false, true].flatMap((dark) => Object.keys(deficiencies).map((deficiency) => ({ palette, dark, deficiency }))));
const noticeable = 2.3;

describe('palettes', () => {
  it.each(cases)('$palette (dark: $dark) keeps neighbouring bins apart with $deficiency', ({ palette, dark, deficiency }) => {
    const colours = binColours(palette, dark);
    const steps = colours.slice(1).map((colour, bin) => distance(colour, colours[bin] ?? '', deficiency));
    expect(Math.min(...steps)).toBeGreaterThan(noticeable);
  });

  it.each(cases)('$palette (dark: $dark) keeps the two sides apart with $deficiency', ({ palette, dark, deficiency }) => {
    const colours = binColours(palette, dark);
    const middle = (binCount - 1) / 2;
    for (let bin = 4; bin <= middle; bin++) {
      expect(distance(colours[middle - bin] ?? '', colours[middle + bin] ?? '', deficiency)).toBeGreaterThan(10);
    }
  });

  it('runs from the negative pole to the positive', () => {
    const [first, last] = [parse(binColours('PuOr', false)[0] ?? ''), parse(binColours('PuOr', false)[binCount - 1] ?? '')];
    expect(first.r - first.b).toBeGreaterThan(60);
    expect(last.b - last.r).toBeGreaterThan(30);
  });

  it('writes on every bin with a contrast of at least 4.5', () => {
    for (const palette of paletteNames) {
      for (const dark of [false, true]) {
        for (const colour of binColours(palette, dark)) {
          const [a, b] = [luminance(colour), luminance(inkOn(colour))];
          expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});

describe('bins', () => {
  it('hold equal parts of the scale, the neutral one in the middle', () => {
    expect([binOf(-1), binOf(0), binOf(1), binOf(-7), binOf(7)]).toEqual([0, 10, 20, 0, 20]);
    expect(binOf(Number.NaN)).toBe(10);
    expect([binOf(-0.05), binOf(0.047)]).toEqual([9, 10]);
  });

  it('are symmetrical: minus a share lies as far from the middle', () => {
    for (let share = 0.001; share <= 1; share += 0.0123) expect(binOf(-share)).toBe(binCount - 1 - binOf(share));
  });

  it('have colours whose shares rise evenly from -1 to 1', () => {
    expect([shareOfBin(0), shareOfBin(10), shareOfBin(20)]).toEqual([-1, 0, 1]);
  });
});
