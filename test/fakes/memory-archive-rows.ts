import type { EntryRow } from '@core/search/results';
import type { Sort } from '@core/search/search';

type Key = number | string | null;

/** What a column sorts by; null has no value and comes last in both directions. */
function keyOf(row: EntryRow, column: Sort['column']): Key {
  switch (column) {
    case 'date':
      return row.started;
    case 'severity':
      return ['information', 'warning', 'error'].indexOf(row.severity);
    case 'download':
    case 'id':
      return row.id;
    default:
      return row[column];
  }
}

const byBytes = (first: string, second: string): number => Buffer.compare(Buffer.from(first), Buffer.from(second));

function compareKeys(first: number | string, second: number | string): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  const [one, other] = [String(first), String(second)];
  return byBytes(one.toLowerCase(), other.toLowerCase()) || byBytes(one, other);
}

/** The plain meaning of a sort: every row, in order, by the book. */
export function sortRows(rows: readonly EntryRow[], sort: Sort): readonly EntryRow[] {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((first, second) => {
    const [one, other] = [keyOf(first, sort.column), keyOf(second, sort.column)];
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || sign * (first.id - second.id);
    }
    return sign * (compareKeys(one, other) || first.id - second.id);
  });
}
