import { binColours, colourOf, paletteNames, type PaletteName } from './palette.ts';

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

function remembered<T extends string>(key: string, options: readonly T[], initial: T): T {
  const stored = window.localStorage.getItem(key);
  return options.find((option) => option === stored) ?? initial;
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const prefersStill = window.matchMedia('(prefers-reduced-motion: reduce)');

/** How this reader wants pages to look. A preference of the reader, not of the view: kept by the browser and not in the address. */
class Theme {
  choice = $state<ThemeChoice>(remembered('stancesim.theme', themeChoices, 'auto'));
  palette = $state<PaletteName>(remembered('stancesim.palette', paletteNames, 'PuOr'));
  still = $state(prefersStill.matches);
  #systemDark = $state(prefersDark.matches);
  dark = $derived(this.choice === 'dark' || (this.choice === 'auto' && this.#systemDark));
  bins = $derived(binColours(this.palette, this.dark));
  canvas = $derived(this.dark ? darkCanvas : lightCanvas);

  constructor() {
    prefersDark.addEventListener('change', (event) => { this.#systemDark = event.matches; });
    prefersStill.addEventListener('change', (event) => { this.still = event.matches; });
    this.#apply();
  }

  /** Colours of drawings that are made as files. */
  drawing = $derived({ ink: this.canvas.ink, faint: this.canvas.faint, grid: this.canvas.line, ground: this.canvas.surface });

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    window.localStorage.setItem('stancesim.theme', choice);
    this.#apply();
  }

  choosePalette(palette: PaletteName): void {
    this.palette = palette;
    window.localStorage.setItem('stancesim.palette', palette);
  }

  colour(share: number): string {
    return colourOf(share, this.palette, this.dark);
  }

  #apply(): void {
    if (this.choice === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.choice;
  }
}

/** Colours of what is drawn on a canvas, which knows no custom properties; the same as in tokens.css. */
export interface CanvasColours {
  surface: string; ink: string; soft: string; faint: string; line: string; lineStrong: string; accent: string; cooperative: string; conflict: string; hull: string;
}

const lightCanvas: CanvasColours = {
  surface: '#ffffff', ink: '#14181e', soft: '#48515e', faint: '#5d6673', line: '#dadee5', lineStrong: '#838c99', accent: '#0b6275',
  cooperative: '#0c6b63', conflict: '#a81f3a', hull: '#eef1f4',
};
const darkCanvas: CanvasColours = {
  surface: '#161a20', ink: '#e9edf2', soft: '#b4bdc9', faint: '#939daa', line: '#2a313a', lineStrong: '#6b7583', accent: '#69c6d8',
  cooperative: '#55c9ba', conflict: '#ff8a98', hull: '#1d232b',
};

export const theme = new Theme();
