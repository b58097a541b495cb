import type { Microseconds } from '../entry/entry-time';
import { andQuery } from '../search/query/query-text';
import type { Criteria, Filter, Snapshot, TimeRange } from '../search/search';
import type { LensId } from './lenses';

/**
 * How a column is shown and sorted. `count`: entries; `slots`: expected runs, which no entry stands behind; `change`: more
 * or fewer than before; `time`, `duration`: microseconds; `state`: a word.
 */
export type LensColumnKind = 'text' | 'performer' | 'count' | 'slots' | 'change' | 'time' | 'duration' | 'state';

/** What is asked on top of the lens's own search, to get the entries behind a figure. */
export interface LensDrill {
  readonly filters: readonly Filter[];
  readonly query?: string;
  readonly range?: TimeRange;
  /** Only what is said here, not the lens's own filters; the range stays. */
  readonly isAlone?: boolean;
}

export interface LensColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: LensColumnKind;
  /** What narrows the row's entries to the figure's; null: no entries stand behind the column. */
  readonly drill: LensDrill | null;
  readonly help?: string;
}

export interface LensRow {
  /** Stays the same from answer to answer. */
  readonly key: string;
  /** By column, in the columns' order; null: nothing to show. */
  readonly cells: readonly (string | number | null)[];
  /** What narrows the lens's search to the row. */
  readonly filters: readonly Filter[];
  /** Of some columns, what narrows instead of the column's own. */
  readonly drills?: Readonly<Record<string, LensDrill>>;
}

/** Something that the reader of the figures has to know. */
export interface LensNote {
  readonly tone: 'quiet' | 'warning';
  readonly text: string;
  /** The entries that it speaks of. */
  readonly criteria: Criteria | null;
}

export interface LensSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface LensAnswer {
  readonly lens: LensId;
  readonly grouping: string;
  /** The lens as a search: every entry that it looks at. */
  readonly criteria: Criteria;
  readonly columns: readonly LensColumn[];
  readonly sort: LensSort;
  /** A page of the rows. */
  readonly rows: readonly LensRow[];
  readonly offset: number;
  readonly total: number;
  /** Entries that the criteria hold; null where the lens does not look at entries alone. */
  readonly entries: number | null;
  readonly notes: readonly LensNote[];
  readonly snapshot: Snapshot;
  /** When the archive's oldest dated entry is of; null: it has none. */
  readonly knowsFrom: Microseconds | null;
}

/** A search narrowed by further filters; one of its own that the further one is part of is left out, since it says no more. */
export function narrowed(criteria: Criteria, { filters, query, range, isAlone }: LensDrill): Criteria {
  const own = isAlone === true ? [] : criteria.filters.filter((filter) => !filters.some((one) => isPart(one, filter)));
  const asked = isAlone === true ? '' : criteria.query;
  return {
    filters: [...own, ...filters],
    query: query === undefined ? asked : andQuery(asked, query),
    range: range ?? criteria.range,
    undated: range === undefined ? criteria.undated : 'exclude',
  };
}

/** Whether whatever the first filter holds the second one holds too, by their values alone. */
function isPart(narrow: Filter, wide: Filter): boolean {
  if (narrow.field !== wide.field || narrow.not || wide.not) return false;
  const values = new Set(wide.values);
  return narrow.values.every((value) => values.has(value));
}

/** Exactly the entries behind one figure; null where none stand behind it. */
export function drillCriteria(
  { criteria, columns }: Pick<LensAnswer, 'criteria' | 'columns'>,
  row: LensRow,
  columnId: string,
): Criteria | null {
  const at = columns.findIndex(({ id }) => id === columnId);
  const column = columns[at];
  const value = row.cells[at];
  if (column === undefined || value === null || value === undefined) return null;
  if (column.kind === 'count' && value === 0) return null;
  const special = row.drills?.[columnId];
  if (special !== undefined)
    return special.isAlone === true ? narrowed(criteria, special) : both(criteria, row, special);
  if (column.drill === null) return null;
  if (column.kind === 'time' && typeof value === 'number') {
    return both(criteria, row, { ...column.drill, range: { kind: 'between', from: value, to: value + 1 } });
  }
  return both(criteria, row, column.drill);
}

function both(criteria: Criteria, row: LensRow, drill: LensDrill): Criteria {
  return narrowed(narrowed(criteria, { filters: row.filters }), drill);
}
