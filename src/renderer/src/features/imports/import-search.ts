import type { ColumnId } from '@core/entry/columns';
import { NEWEST_FIRST, type Search } from '@core/search/search';

/** The search that holds exactly what an import delivered, whatever its dates. */
export function searchOfImport(importId: number, columns: readonly ColumnId[]): Search {
  return {
    filters: [{ field: 'import', not: false, values: [String(importId)] }],
    range: { kind: 'all' },
    query: '',
    undated: 'include',
    pathColumns: [],
    columns: [...columns],
    sort: NEWEST_FIRST,
  };
}
