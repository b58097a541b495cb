/** The colours of one theme; every text colour keeps at least 4.5 : 1 on `canvas`, `panel` and `selected`. */
export interface Tokens {
  readonly canvas: string;
  /** Rail, bars, headings of the grid. */
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly selected: string;
  readonly hover: string;
  readonly error: string;
  readonly errorGround: string;
  readonly warning: string;
  readonly warningGround: string;
  readonly success: string;
  readonly successGround: string;
}

export const LIGHT: Tokens = {
  canvas: '#ffffff',
  panel: '#f5f6f7',
  raised: '#ffffff',
  line: '#e2e5e9',
  lineStrong: '#c5cad1',
  text: '#1a1f26',
  textQuiet: '#566070',
  accent: '#0f5cc0',
  onAccent: '#ffffff',
  selected: '#e8f0fc',
  hover: '#eff1f4',
  error: '#b3261e',
  errorGround: '#fdf0ef',
  warning: '#855300',
  warningGround: '#fdf5e6',
  success: '#1c6b3a',
  successGround: '#dcefe2',
};

export const DARK: Tokens = {
  canvas: '#15181c',
  panel: '#1b1f24',
  raised: '#21262c',
  line: '#2b3138',
  lineStrong: '#444c56',
  text: '#e2e6eb',
  textQuiet: '#9da7b3',
  accent: '#74aefc',
  onAccent: '#0d1a2b',
  selected: '#1d2d44',
  hover: '#22272e',
  error: '#ff9089',
  errorGround: '#33201f',
  warning: '#e6b450',
  warningGround: '#302818',
  success: '#6fcf8f',
  successGround: '#1d3527',
};

export const SANS = '"Inter Variable", "Segoe UI", system-ui, sans-serif';
export const MONO = '"JetBrains Mono", "Cascadia Mono", Consolas, monospace';
