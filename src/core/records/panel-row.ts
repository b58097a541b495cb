import { type PanelColumn, panelColumn } from '../backends/mspcontrol/panel-headings';

/** How the columns of an Export Log stand, found once for a file. */
export interface PanelLayout {
  readonly headings: readonly string[];
  readonly columns: readonly (PanelColumn | null)[];
  /** Index of Execution-Log; -1 where it is missing. */
  readonly log: number;
  /** The columns that may hold quotes as they stand: from the first of Username, Source and unknown ones to the last. */
  readonly firstLoose: number;
  readonly lastLoose: number;
  /** Matches the start of a line that begins a row. */
  readonly rowStart: RegExp;
}

export type PanelRow = { readonly cells: readonly string[] } | { readonly reason: string };

const SEPARATOR = '","';
const DATE = '"[^"\\r\\n]{0,12}\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{1,4}[^"\\r\\n]{0,30}"';
const HAS_DATE = /\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}/;
/** A log that follows the rules is found at once; beyond so many tries it does not. */
const MOST_TRIES = 100;

export function panelLayout(headings: readonly string[]): PanelLayout {
  const columns = headings.map(panelColumn);
  const log = columns.indexOf('log');
  const before = log < 0 ? headings.length : log;
  const isLoose = (column: PanelColumn | null): boolean => column === 'username' || column === 'source';
  const loose = columns.slice(0, before).flatMap((column, index) => (isLoose(column) ? [index] : []));
  const unknown = columns.slice(0, before).flatMap((column, index) => (column === null ? [index] : []));
  const candidates = loose.length > 0 ? loose : unknown;
  const firstLoose = candidates[0] ?? Math.max(0, before - 1);
  const lastLoose = candidates.at(-1) ?? firstLoose;
  return { headings, columns, log, firstLoose, lastLoose, rowStart: rowStart(columns) };
}

function rowStart(columns: readonly (PanelColumn | null)[]): RegExp {
  const started = columns.indexOf('started');
  if (started < 0) return /^"(?!")/;
  const leading = started === 0 ? '' : `(?:"(?:[^"\\r\\n]|"")*",){${started}}`;
  const finished = columns[started + 1] === 'finished' ? `,(?:${DATE}|"")` : '';
  return new RegExp(`^${leading}${DATE}${finished}(?:,|$)`);
}

/**
 * Reads one row of an Export Log. Every field is quoted, but only Execution-Log doubles its quotes: the fields before it
 * are anchored from the left (dates, severity, user id) and from the right (task and item hold no quotes, being HTML
 * encoded); what is too much belongs to Username.
 */
export function readPanelRow(text: string, layout: PanelLayout): PanelRow {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) {
    return { reason: 'The row does not end with a closing quote: it is cut or broken.' };
  }
  const { headings, log } = layout;
  const count = log < 0 ? headings.length : log;
  const trailing = takeTrailing(text.slice(1, -1), log < 0 ? 0 : headings.length - 1 - log);
  const split = trailing === null ? null : splitLog(trailing.rest, log < 0 ? -1 : count);
  if (trailing === null || split === null) return { reason: `The row has fewer than its ${headings.length} columns.` };
  const pieces = split.fields === null ? [] : split.fields.split(SEPARATOR);
  if (pieces.length < count) return { reason: `The row has fewer than its ${headings.length} columns.` };
  const cells = [...assign(pieces, count, layout), ...(log < 0 ? [] : [split.log]), ...trailing.cells];
  const wrong = mismatch(cells, layout);
  return wrong === null ? { cells } : { reason: wrong };
}

function takeTrailing(
  inner: string,
  count: number,
): { readonly rest: string; readonly cells: readonly string[] } | null {
  let rest = inner;
  const cells: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = rest.lastIndexOf(SEPARATOR);
    if (at < 0) return null;
    cells.unshift(rest.slice(at + SEPARATOR.length));
    rest = rest.slice(0, at);
  }
  return { rest, cells };
}

interface LogSplit {
  /** The fields before the log with their separators; null where there is none. */
  readonly fields: string | null;
  readonly log: string;
}

/** The log begins at the first separator (after `before` fields) behind which all quotes are doubled. */
function splitLog(text: string, before: number): LogSplit | null {
  if (before < 0) return { fields: text, log: '' };
  if (before === 0) return { fields: null, log: text.replaceAll('""', '"') };
  let fallback: LogSplit | null = null;
  let at = -1;
  for (let index = 1; index < before + MOST_TRIES; index += 1) {
    at = text.indexOf(SEPARATOR, at + 1);
    if (at < 0) break;
    if (index < before) continue;
    const log = text.slice(at + SEPARATOR.length);
    if (hasDoubledQuotes(log)) return { fields: text.slice(0, at), log: log.replaceAll('""', '"') };
    fallback ??= { fields: text.slice(0, at), log };
  }
  return fallback;
}

function hasDoubledQuotes(text: string): boolean {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return false;
  return true;
}

function assign(pieces: readonly string[], count: number, layout: PanelLayout): readonly string[] {
  const excess = pieces.length - count;
  if (excess === 0) return pieces;
  const { firstLoose } = layout;
  const joined = pieces.slice(firstLoose, firstLoose + excess + 1).join(SEPARATOR);
  return [...pieces.slice(0, firstLoose), joined, ...pieces.slice(firstLoose + excess + 1)];
}

/** Why the cells cannot be what their headings say; null where they can. */
function mismatch(cells: readonly string[], layout: PanelLayout): string | null {
  for (const [index, column] of layout.columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === 'started' && !HAS_DATE.test(cell)) return 'The row does not begin with a date.';
    if (column === 'userId' && !/^\s*-?\d*\s*$/.test(cell))
      return 'The User-ID is no number: the fields do not fit the headings.';
  }
  return null;
}
