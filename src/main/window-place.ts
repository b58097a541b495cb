import type { Settings } from '@core/settings/settings';

export type WindowPlace = Settings['window'];

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So much of the window's top has to be on a screen for the user to take hold of it, in pixels. */
const GRIP = { width: 120, height: 40 };

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);

/**
 * The place to open the window at: where it was, unless that lies on no screen any more (one was unplugged); then the same
 * size, in the middle of the first one. Never larger than its screen.
 */
export function placeWindow(
  remembered: WindowPlace,
  screens: readonly Area[],
): Partial<Area> & { width: number; height: number } {
  const { x, y } = remembered;
  const home =
    x === null || y === null
      ? undefined
      : screens.find(
          (screen) =>
            overlap(x, remembered.width, screen.x, screen.width) >= GRIP.width &&
            y >= screen.y &&
            overlap(y, GRIP.height, screen.y, screen.height) >= GRIP.height,
        );
  const screen = home ?? screens[0];
  const width = Math.min(remembered.width, screen?.width ?? remembered.width);
  const height = Math.min(remembered.height, screen?.height ?? remembered.height);
  return home === undefined || x === null || y === null ? { width, height } : { x, y, width, height };
}

/** Pixels that a further window lies beside the one that it came from. */
const STEP = 28;

/** The place for a further window: as large as the one that it came from, a little to the right and below. */
export function besideWindow({ x, y, width, height }: Area): WindowPlace {
  return { x: x + STEP, y: y + STEP, width, height, isMaximized: false };
}
