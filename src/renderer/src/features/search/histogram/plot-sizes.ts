/** Pixels from the top: marks of vanished entries, bars, labels of the axis. */
export const MARKS = 8;
export const BARS = 48;
export const AXIS = 16;
export const PLOT = MARKS + BARS + AXIS;
/** The line above the plot. */
export const HEADER = 28;
