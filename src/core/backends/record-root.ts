import { csvCells } from '../records/csv-row';
import { panelLayout, type PanelLayout, readPanelRow } from '../records/panel-row';
import { parseJson } from '../records/parse-json';
import { readXmlRow } from '../records/xml-row';
import type { ReadingPlan } from './reading-plan';

/** A record parsed: an object by JSON, by a CSV row's headings, or by the columns of an XML row, whose `element` is named. */
export type RecordRoot =
  | {
      readonly kind: 'root';
      readonly root: object;
      readonly headings: readonly string[] | null;
      readonly element?: string;
    }
  | { readonly kind: 'rejected'; readonly reason: string };

const layouts = new WeakMap<readonly string[], PanelLayout>();

/** Parses a record's own text (already unwrapped) as JSON. */
export function jsonRoot(text: string): RecordRoot {
  let root: unknown;
  try {
    root = parseJson(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : '';
    return { kind: 'rejected', reason: `This is no valid JSON: ${detail}.` };
  }
  if (root === null || typeof root !== 'object' || Array.isArray(root)) {
    return { kind: 'rejected', reason: 'This is no JSON object, so it holds no record.' };
  }
  if (Object.keys(root).length === 0) {
    return { kind: 'rejected', reason: 'The object is empty, so it holds no record.' };
  }
  return { kind: 'root', root, headings: null };
}

/** Makes a CSV row an object by its headings; cells beyond them are reached by no column and stay in raw. */
export function rowRoot(plan: ReadingPlan, cells: readonly string[]): RecordRoot {
  const headings = plan.headings ?? [];
  if (cells.every((cell) => cell.trim() === '')) {
    return { kind: 'rejected', reason: 'The row is empty, so it holds no record.' };
  }
  const root: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index < headings.length; index += 1) root[headings[index] ?? ''] = cells[index] ?? '';
  return { kind: 'root', root, headings };
}

/** Makes the row of a data set an object by the names of its columns. */
export function xmlRoot(text: string): RecordRoot {
  const row = readXmlRow(text);
  if ('reason' in row) return { kind: 'rejected', reason: row.reason };
  const root: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index < row.names.length; index += 1) root[row.names[index] ?? ''] = row.values[index] ?? '';
  return { kind: 'root', root, headings: row.names, element: row.element };
}

/** The cells of a CSV row from its text, as the file's framing cuts them; null where it is no row. */
export function cellsOf(plan: ReadingPlan, text: string): readonly string[] | null {
  if (plan.framing !== 'panel-csv') return csvCells(text, plan.delimiter ?? ',');
  const headings = plan.headings ?? [];
  let layout = layouts.get(headings);
  if (layout === undefined) {
    layout = panelLayout(headings);
    layouts.set(headings, layout);
  }
  const row = readPanelRow(text, layout);
  return 'cells' in row ? row.cells : null;
}

/** Parses a stored record: its text is the record itself, whatever it was wrapped in. */
export function storedRoot(plan: ReadingPlan, text: string): RecordRoot {
  if (plan.framing === 'xml-rows') return xmlRoot(text);
  if (plan.framing === 'json' || plan.recordColumn !== null) return jsonRoot(text);
  const inner = innerRoot(text);
  if (inner !== null) return inner;
  const cells = cellsOf(plan, text);
  return cells === null ? { kind: 'rejected', reason: 'The row does not fit the headings.' } : rowRoot(plan, cells);
}

/** A stored record of a JSON column, where the plan no longer says so: it is an object and no row. */
export function innerRoot(text: string): RecordRoot | null {
  const root = text.startsWith('{') ? jsonRoot(text) : null;
  return root?.kind === 'root' ? root : null;
}
