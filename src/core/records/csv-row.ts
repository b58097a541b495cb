/** Separators that a CSV file may use, the likelier first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Rows of a CSV text, and whether its end falls into an open quote. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  readonly isOpen: boolean;
}

/**
 * Reads CSV (RFC 4180; a quote inside an unquoted cell is taken as it stands; LF, CRLF or CR) from a text at hand, at most
 * `most` rows. Blank lines are left out.
 */
export function readCsv(text: string, delimiter: string, most: number): CsvRows {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && rows.length < most) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    if (cell === null) return { rows: [...rows, row], isOpen: true };
    const rest = text[at] === '"' ? plainCell(text, cell.end, delimiter) : cell;
    row.push(text[at] === '"' ? cell.text + rest.text : cell.text);
    at = rest.end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0 && rows.length < most) rows.push(row);
  return { rows, isOpen: false };
}

/** The cells of one row's text. */
export function csvCells(text: string, delimiter: string): readonly string[] {
  return readCsv(text, delimiter, 1).rows[0] ?? [];
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

function quotedCell(text: string, at: number): Cell | null {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end < 0 ? null : { text: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}

function plainCell(text: string, at: number, delimiter: string): Cell {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(at, end), end };
}

/** Headings as names that can be told apart: blank ones get a number, repeated ones a count. */
export function headingNames(cells: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const base = cell.trim() === '' ? `Column ${index + 1}` : cell.trim();
    let name = base;
    for (let count = 2; names.includes(name); count += 1) name = `${base} (${count})`;
    names.push(name);
  }
  return names;
}
