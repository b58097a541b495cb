import type { Settings } from '@core/settings/settings';

type TypeSize = Settings['type']['size'];

/** Of the browser's own size, so that a reader who has enlarged that is heeded too. */
const SCALES = { small: 0.92, normal: 1, large: 1.15 } as const satisfies Record<TypeSize, number>;

/** Pixels of the normal size, as a length that grows with the chosen one. */
export const rem = (pixels: number): string => `${String(pixels / 16)}rem`;

/** A bare number as a font's size counts as pixels of the normal size. */
export const scaled = (value: unknown): string => (typeof value === 'number' ? rem(value) : String(value));

/** Sets the size of all type of the page. */
export function applyTypeSize(size: TypeSize): void {
  document.documentElement.style.fontSize = `${String(SCALES[size] * 100)}%`;
}

/** How much larger type is now than designed: for what draws its own text. */
export function typeScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? size / 16 : 1;
}
