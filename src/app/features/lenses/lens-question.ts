import type { Archive, CancelSignal } from '@core/archive/archive';
import type { LensAnswer, LensColumn, LensNote, LensRow, LensSort } from '@core/lenses/lens-answer';
import type { LensKey } from '@core/lenses/lens-reader';
import { KEY_TITLES, type Lens, type LensGrouping } from '@core/lenses/lenses';
import type { Criteria, Filter, Snapshot } from '@core/search/search';

export interface LensPorts {
  readonly archive: Pick<
    Archive,
    | 'summary'
    | 'count'
    | 'windows'
    | 'tenants'
    | 'lensTasks'
    | 'lensGroups'
    | 'lensTimings'
    | 'lensFirsts'
    | 'lensRuns'
    | 'lensChoices'
    | 'keepLensChoice'
    | 'personsNow'
  >;
  readonly now: () => number;
}

/** One lens, asked. */
export interface AskedLens {
  readonly lens: Lens;
  readonly grouping: LensGrouping;
  /** The lens's whole search: its own filters, its tasks, and what the user has narrowed it to. */
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
  readonly zone: string;
  readonly signal: CancelSignal | undefined;
  /** Of the lens of schedules: only what concerns one series. */
  readonly series: string | null;
}

/** All rows of an answer, before they are sorted and cut into pages. */
export interface LensTable {
  readonly columns: readonly LensColumn[];
  readonly rows: readonly LensRow[];
  readonly sort: LensSort;
  readonly notes: readonly LensNote[];
  readonly entries: number | null;
}

export type WholeAnswer = Omit<LensAnswer, 'offset' | 'rows' | 'sort' | 'total'> & Pick<LensTable, 'rows' | 'sort'>;

/** The columns that say what a row is about. */
export const keyColumnsOf = (by: readonly LensKey[]): readonly LensColumn[] =>
  by.map((key) => ({
    id: key,
    title: KEY_TITLES[key],
    kind: key === 'performer' ? 'performer' : 'text',
    drill: null,
  }));

/** The filters that a group's keys stand for. */
export const keyFilters = (by: readonly LensKey[], values: readonly string[]): readonly Filter[] =>
  by.map((field, at) => ({ field, not: false, values: [values[at] ?? ''] }));

/** What tells a group from the others. */
export const keyOf = (values: readonly string[]): string => JSON.stringify(values);

/** Entries as a column whose figure opens them. */
export const ENTRIES = { kind: 'count', drill: { filters: [] } } as const satisfies Partial<LensColumn>;
export const TIME = { kind: 'time', drill: { filters: [] } } as const satisfies Partial<LensColumn>;
