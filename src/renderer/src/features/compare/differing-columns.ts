import type { MappedColumn } from '@core/entry/mapped-entry';
import type { DetailColumn } from '@core/search/entry-detail';

export interface DifferingColumn {
  readonly column: MappedColumn;
  readonly left: string | null;
  readonly right: string | null;
}

/** The columns whose values differ, in the order of the columns. */
export function differingColumns(
  left: readonly DetailColumn[],
  right: readonly DetailColumn[],
): readonly DifferingColumn[] {
  const others = new Map(right.map((one) => [one.column, one.value]));
  const own = new Set(left.map((one) => one.column));
  const rest = right.filter(({ column }) => !own.has(column)).map(({ column }) => ({ column, value: null }));
  return [...left, ...rest].flatMap(({ column, value }) => {
    const other = others.get(column) ?? null;
    return other === value ? [] : [{ column, left: value, right: other }];
  });
}
