import type { ColumnOrigin, MappedColumn, MappedEntry } from '../entry/mapped-entry';
import type { KindId } from './kind-id';
import { mappingContext } from './mapping-context';
import type { ReadingPlan } from './reading-plan';
import { storedRoot } from './record-root';
import { RecordView, type Trace } from './record-view';
import { kindOf } from './registry';

/** An entry's columns with where each comes from. */
export interface DescribedColumns {
  readonly entry: MappedEntry;
  readonly origins: readonly ColumnOrigin[];
  /** The text in raw of columns whose value is written differently (times). */
  readonly originals: Readonly<Partial<Record<MappedColumn, string>>>;
}

/** The record that a description is asked for. */
export interface DescribedRecord {
  readonly kind: KindId;
  /** The version that the archive's columns were read with; there is one so far, and a newer one is not known here. */
  readonly mappingVersion: number;
  /** The record's text as the archive keeps it, already taken out of its wrapper. */
  readonly rawText: string;
  /** 0-based place of the entry within the record. */
  readonly part: number;
  /** The headings of the file, for a CSV row; null: those of the plan. */
  readonly headings: readonly string[] | null;
}

/** Reads an entry's columns again, noting for each the place or the rule. Null where the text is no record of the plan. */
export function describeColumns(plan: ReadingPlan, record: DescribedRecord): DescribedColumns | null {
  const kind = kindOf(record.kind);
  if (record.mappingVersion > kind.mappingVersion) return null;
  const planned = record.headings === null ? plan : { ...plan, headings: record.headings };
  const root = storedRoot(planned, record.rawText);
  if (root.kind === 'rejected') return null;
  const trace: Trace = { part: record.part, origins: new Map(), originals: new Map() };
  const view = new RecordView(root.root, record.rawText, trace, { headings: root.headings, element: root.element });
  const entry = kind.map(view, mappingContext(planned)).find((one) => one.part === record.part);
  if (entry === undefined) return null;
  const origins = [...trace.origins.values()].filter((origin) => entry[origin.column] !== null);
  return { entry, origins, originals: Object.fromEntries(trace.originals) };
}
