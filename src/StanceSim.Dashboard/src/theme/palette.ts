/** Diverging colours of positions. Stops are ColorBrewer's PuOr and RdBu for light pages; darker in the middle for dark ones. */

export const paletteNames = ['PuOr', 'RdBu'] as const;
export type PaletteName = (typeof paletteNames)[number];
export interface Rgb { r: number; g: number; b: number }

/** Odd, so that one bin is neutral. */
export const binCount = 21;

const stops: Record<PaletteName, { light: readonly string[]; dark: readonly string[] }> = {
  PuOr: {
    light: ['#9a4a06', '#b35806', '#e08214', '#fdb863', '#fee0b6', '#f7f7f7', '#d8daeb', '#b2abd2', '#8073ac', '#542788', '#3f1a70'],
    dark: ['#ffb347', '#f59a2c', '#d57f17', '#a8651a', '#74502a', '#414854', '#565180', '#756bab', '#9585cf', '#b5a4ee', '#d2c6ff'],
  },
  RdBu: {
    light: ['#8f1023', '#b2182b', '#d6604d', '#f4a582', '#fddbc7', '#f7f7f7', '#d1e5f0', '#92c5de', '#4393c3', '#2166ac', '#14508f'],
    dark: ['#ff9180', '#f5705f', '#d65648', '#a8473f', '#733d3c', '#414854', '#3a5673', '#3f76a3', '#4f97cd', '#74b5ea', '#a5d3ff'],
  },
};

export function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 };
}

export function toHex({ r, g, b }: Rgb): string {
  return `#${((1 << 24) | (Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b)).toString(16).slice(1)}`;
}

/** Colour of a share of a half-width: -1 is the negative pole. */
export function colourOf(share: number, palette: PaletteName, dark: boolean): string {
  const colours = stops[palette][dark ? 'dark' : 'light'];
  const at = ((Math.min(1, Math.max(-1, share)) + 1) / 2) * (colours.length - 1);
  const low = Math.min(colours.length - 2, Math.floor(at));
  const from = parse(colours[low] ?? '#000000');
  const to = parse(colours[low + 1] ?? '#000000');
  const part = at - low;
  return toHex({ r: from.r + (to.r - from.r) * part, g: from.g + (to.g - from.g) * part, b: from.b + (to.b - from.b) * part });
}

/** Bin of a share, 0 the negative end; the neutral bin for no value. */
export function binOf(share: number): number {
  if (Number.isNaN(share)) return (binCount - 1) / 2;
  return Math.min(binCount - 1, Math.max(0, Math.floor(((share + 1) / 2) * binCount)));
}

/** Share in the middle of a bin; the ends are the poles themselves. */
export function shareOfBin(bin: number): number {
  return (bin / (binCount - 1)) * 2 - 1;
}

export function binColours(palette: PaletteName, dark: boolean): string[] {
  return Array.from({ length: binCount }, (_, bin) => colourOf(shareOfBin(bin), palette, dark));
}

/** Relative luminance of WCAG. */
export function luminance(hex: string): number {
  const { r, g, b } = parse(hex);
  const linear = (part: number): number => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Black or white, whichever reads better on a colour: one of them always has a contrast of 4.5. */
export function inkOn(hex: string): string {
  return luminance(hex) > 0.179 ? '#000000' : '#ffffff';
}
