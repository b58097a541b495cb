import { ExpectedFailure } from '../failure/failure';
import { DELIMITERS, headingNames, readCsv } from '../records/csv-row';
import { PanelCsvScanner } from '../records/panel-csv-scanner';
import { decideDateOrder, type DecidedDateOrder } from './decide-date-order';
import type { GenericMapping } from './generic-mapping';
import type { KindId } from './kind-id';
import { arePanelHeadings, panelColumn } from './mspcontrol/panel-headings';
import type { Recognition } from './reading-plan';
import { bestKind, LEAST_SCORE, openQuestions, planOf, type ReadingSample, type SampleRecord } from './reading-sample';
import { ALL_KINDS, kindOf } from './registry';
import { suggestMapping } from './suggest-mapping';

const MOST_ROWS = 200;
/** A kind that reads rows as flat objects must fit better than one that reads JSON. */
const LEAST_ROW_SCORE = 0.6;
const JSON_KINDS = ALL_KINDS.filter((kind) => kind.id !== 'generic' && kind.id !== 'mspcontrol');

/** The rows of a sample as a delimiter cuts them. */
interface Table {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Recognises CSV: the panel's Export Log, records as JSON text in a column, else generic with a mapping. */
export function recogniseCsv(sample: ReadingSample): Recognition {
  const { choices } = sample;
  const table = tableOf(sample);
  const isPanel = table !== null && arePanelHeadings(table.headings);
  const wantsPanel = choices.kind === 'mspcontrol' || (choices.kind === 'auto' && choices.mapping === null);
  if (table !== null && wantsPanel && (isPanel || choices.kind === 'mspcontrol')) return panel(sample, table, isPanel);
  if (table === null) {
    const hint = 'It is neither JSON nor a table with headings.';
    throw new ExpectedFailure('kind-unknown', `"${sample.name}" is no audit log that can be read. ${hint}`);
  }
  const mapping = choices.mapping;
  if (choices.kind !== 'generic' && (mapping === null || mapping.readAs !== 'generic')) {
    const found = byKind(sample, table, mapping === null ? choices.kind : mapping.readAs);
    if (found !== null) return found;
  }
  if (choices.kind !== 'auto' && choices.kind !== 'generic') {
    const { title } = kindOf(choices.kind);
    const hint = 'Choose another kind, or make a mapping for it.';
    throw new ExpectedFailure('kind-unknown', `"${sample.name}" is a CSV file without records of ${title}. ${hint}`);
  }
  return byMapping(sample, table);
}

function tableOf(sample: ReadingSample): Table | null {
  let best: (Table & { readonly score: number }) | null = null;
  for (const delimiter of DELIMITERS) {
    const { rows } = readCsv(sample.text, delimiter, MOST_ROWS);
    const [first, ...rest] = sample.isWhole || rows.length < 3 ? rows : rows.slice(0, -1);
    if (first === undefined) continue;
    const fitting = rest.filter((row) => row.length === first.length).length;
    const share = rest.length === 0 ? 0.5 : fitting / rest.length;
    const score = arePanelHeadings(first) ? 1000 : first.length < 2 ? 0 : share * Math.min(first.length, 10);
    if (score > (best?.score ?? 0.9)) best = { delimiter, headings: headingNames(first), rows: rest, score };
  }
  return best;
}

function panel(sample: ReadingSample, table: Table, isPanel: boolean): Recognition {
  const columns = new Set(table.headings.map(panelColumn));
  if (!isPanel && !(columns.has('started') && columns.size > 3)) {
    const hint = 'Its first line must be the headings Started, Finished, Severity, ...';
    throw new ExpectedFailure('kind-unknown', `"${sample.name}" is no Export Log of the panel. ${hint}`);
  }
  // The panel quotes every field; a table that was saved again by a spreadsheet is plain CSV.
  const second = sample.text.split(/[\r\n]+/, 2)[1] ?? '"';
  const isRaw = table.delimiter === ',' && second.startsWith('"') && isPanel;
  const rows = isRaw ? panelRows(sample) : { headings: table.headings, rows: table.rows };
  const started = rows.headings.findIndex((heading) => panelColumn(heading) === 'started');
  const dates = rows.rows.flatMap((row) => row[started] ?? []);
  const decided = dateOrderOf(sample, dates);
  const plan = planOf(sample, {
    kind: 'mspcontrol',
    framing: isRaw ? 'panel-csv' : 'csv',
    headings: rows.headings,
    delimiter: table.delimiter,
    dateOrder: decided.order,
  });
  const asks = openQuestions(plan, rowRecords(rows.headings, rows.rows));
  const isKnown = sample.choices.dateOrder !== null;
  return {
    plan,
    confidence: isPanel ? 0.98 : 0.5,
    reason: `${kindOf('mspcontrol').title}: recognised by its headings${decided.order === null ? '' : `; dates are ${decided.order}`}.`,
    asks: decided.isAmbiguous && !isKnown ? ['date-order', ...asks] : asks,
    dateOrderIsAmbiguous: decided.isAmbiguous && !isKnown,
  };
}

function panelRows(sample: ReadingSample) {
  const scanner = new PanelCsvScanner({ encoding: sample.encoding, decoding: sample.decoding });
  const pieces = [...scanner.push(sample.bytes), ...scanner.finish()];
  const rows = pieces.flatMap((piece) => (piece.kind === 'record' && piece.cells !== undefined ? [piece.cells] : []));
  return { headings: scanner.headings ?? [], rows };
}

/** The chosen order, if it fits at least one date; else the one that the dates decide. */
function dateOrderOf(sample: ReadingSample, dates: readonly string[]): DecidedDateOrder {
  const decided = decideDateOrder(dates);
  const chosen = sample.choices.dateOrder;
  if (chosen === null) return decided;
  if (decided.order !== null && !decided.isAmbiguous && decided.order !== chosen && !fitsAny(dates, chosen)) {
    const hint = `they are ${decided.order}`;
    throw new ExpectedFailure('mapping-invalid', `The dates of "${sample.name}" are not ${chosen}: ${hint}.`);
  }
  return { order: chosen, isAmbiguous: decided.isAmbiguous };
}

function fitsAny(dates: readonly string[], order: string): boolean {
  return dates.some((date) => decideDateOrder([date]).order === order || decideDateOrder([date]).isAmbiguous);
}

function rowRecords(headings: readonly string[], rows: readonly (readonly string[])[]): readonly SampleRecord[] {
  return rows.slice(0, MOST_ROWS).map((cells) => {
    const root: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [index, heading] of headings.entries()) root[heading] = cells[index] ?? '';
    return { root, text: '' };
  });
}

/** Records as JSON text in a column, or rows whose headings are a kind's own members. */
function byKind(sample: ReadingSample, table: Table, chosen: KindId | 'auto'): Recognition | null {
  const kinds = chosen === 'auto' ? JSON_KINDS : [kindOf(chosen)];
  let best: { readonly heading: string | null; readonly kind: KindId; readonly score: number } | null = null;
  let records: readonly SampleRecord[] = [];
  for (const [index, heading] of table.headings.entries()) {
    const inner = jsonCells(table.rows.map((row) => row[index] ?? ''));
    const fit =
      inner === null
        ? null
        : bestKind(
            inner.map(({ root }) => root),
            kinds,
          );
    if (inner === null || fit === null || fit.score < LEAST_SCORE || fit.score <= (best?.score ?? 0)) continue;
    best = { heading, kind: fit.kind.id, score: fit.score };
    records = inner;
  }
  if (best === null) {
    records = rowRecords(table.headings, table.rows);
    const fit = bestKind(
      records.map(({ root }) => root),
      kinds.filter((kind) => kind.innerRecords.length === 0),
    );
    if (fit === null || fit.score < LEAST_ROW_SCORE) return null;
    best = { heading: null, kind: fit.kind.id, score: fit.score };
  }
  const { delimiter, headings } = table;
  const plan = planOf(sample, { kind: best.kind, framing: 'csv', headings, delimiter, recordColumn: best.heading });
  const where = best.heading === null ? 'by its headings' : `by the records in its column ${best.heading}`;
  return {
    plan,
    confidence: best.score,
    reason: `${kindOf(best.kind).title}: recognised ${where}.`,
    asks: openQuestions(plan, records),
    dateOrderIsAmbiguous: false,
  };
}

/** The objects of a column whose cells are mostly JSON objects; null where they are not. */
function jsonCells(cells: readonly string[]): readonly SampleRecord[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const records = filled.flatMap((text) => {
    if (!/^\s*\{/.test(text)) return [];
    try {
      return [{ root: JSON.parse(text) as object, text }];
    } catch {
      return [];
    }
  });
  return records.length > 0 && records.length * 2 >= filled.length ? records : null;
}

function byMapping(sample: ReadingSample, table: Table): Recognition {
  const { choices } = sample;
  const { delimiter, headings, rows } = table;
  const mapping = choices.mapping ?? suggestMapping(headings.map((heading) => ({ from: heading, name: heading })));
  const isSuggested = choices.mapping === null;
  checkMapping(sample, mapping, headings, isSuggested);
  const decided = startedOrder(sample, mapping, table);
  const plan = planOf(sample, {
    kind: 'generic',
    framing: 'csv',
    headings,
    delimiter,
    mapping,
    dateOrder: decided.order,
  });
  const isAmbiguous = decided.isAmbiguous && choices.dateOrder === null;
  const asks = openQuestions(plan, rowRecords(headings, rows));
  return {
    plan,
    confidence: isSuggested ? 0.3 : 1,
    reason: isSuggested
      ? 'CSV of no known kind: a mapping is suggested by its headings.'
      : `Read by the mapping "${mapping.name}".`,
    asks: [...(isAmbiguous ? (['date-order'] as const) : []), ...(isSuggested ? (['mapping'] as const) : []), ...asks],
    dateOrderIsAmbiguous: isAmbiguous,
  };
}

function checkMapping(
  sample: ReadingSample,
  mapping: GenericMapping,
  headings: readonly string[],
  isSuggested: boolean,
): void {
  const { columns } = mapping;
  if (isSuggested) {
    const isLog = columns.started !== undefined || (columns.task !== undefined && columns.performer !== undefined);
    if (isLog || sample.choices.kind === 'generic') return;
    const hint = 'Choose the kind, or make a mapping for it.';
    throw new ExpectedFailure('kind-unknown', `"${sample.name}" is a table, but no audit log of a known kind. ${hint}`);
  }
  const places = Object.values(columns).flatMap((rule) => (rule !== undefined && 'from' in rule ? [rule.from] : []));
  if (places.length === 0 || places.some((from) => headings.includes(from) || headings.includes(from.slice(1)))) return;
  const hint = `none of its columns (${places.slice(0, 5).join(', ')}) is among the headings of "${sample.name}"`;
  throw new ExpectedFailure('mapping-invalid', `The mapping "${mapping.name}" does not fit: ${hint}.`);
}

function startedOrder(sample: ReadingSample, mapping: GenericMapping, table: Table): DecidedDateOrder {
  const rule = mapping.columns.started;
  if (rule === undefined || 'fixed' in rule || mapping.timeFormat !== 'auto') {
    return { order: sample.choices.dateOrder, isAmbiguous: false };
  }
  const index = table.headings.indexOf(rule.from);
  return dateOrderOf(
    sample,
    table.rows.flatMap((row) => row[index] ?? []),
  );
}
