import { visibleLine } from './visible-text';

/** A cell is cut at this many characters on a terminal, with an ellipsis; never in a file or a pipe. */
const TERMINAL_CELL = 48;

export interface TextColumn {
  readonly title: string;
  readonly alignRight?: boolean;
}

const lengthOf = (text: string): number => [...text].length;

function cut(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Lines of a table with its heading, columns two spaces apart; what a terminal would act on is made visible. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly (string | null)[])[],
  isTerminal: boolean,
): string[] {
  const cells = [
    columns.map((column) => column.title),
    ...rows.map((row) =>
      row.map((cell) => {
        const visible = visibleLine(cell ?? '');
        return isTerminal ? cut(visible, TERMINAL_CELL) : visible;
      }),
    ),
  ];
  const widths = columns.map((_, index) =>
    cells.reduce((width, row) => Math.max(width, lengthOf(row[index] ?? '')), 0),
  );
  return cells.map((row) =>
    row
      .map((cell, index) => {
        const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(cell)));
        return columns[index]?.alignRight === true ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** 12408 -> "12,408". */
export const grouped = (number: number): string => number.toLocaleString('en-US');

/** "1 entry", "12,408 entries". */
export const counted = (number: number, one: string, many: string): string =>
  `${grouped(number)} ${number === 1 ? one : many}`;
