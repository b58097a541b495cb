/**
 * Characters that make a spreadsheet run a cell as a formula when it stands first (OWASP, CSV injection), their
 * full-width twins among them, and the apostrophe itself, so that the guard can be taken off again exactly.
 */
const GUARDED = /^[=+\-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Puts an apostrophe before a cell that a spreadsheet would run. The inverse is `unguardFormula`. */
export const guardFormula = (cell: string): string => (GUARDED.test(cell) ? `'${cell}` : cell);

/** Takes one leading apostrophe off: gives back exactly what `guardFormula` was given. */
export const unguardFormula = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
