import type { ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import type { FilterField } from '@core/search/search';

export interface CellFilter {
  readonly field: FilterField;
  readonly value: string;
}

/** The filter that a cell stands for; null for times and what no filter can name. The empty text means "no value". */
export function cellFilter(row: EntryRow, column: ColumnId): CellFilter | null {
  switch (column) {
    case 'severity':
    case 'backend':
      return { field: column, value: row[column] };
    case 'source':
    case 'task':
    case 'performer':
    case 'onBehalfOf':
    case 'relation':
    case 'organization':
    case 'itemType':
    case 'address':
    case 'instance':
      return { field: column, value: row[column] ?? '' };
    case 'tenant':
      return { field: 'tenant', value: row.tenantKey ?? '' };
    case 'item':
      return row.item === null || row.item === '' ? null : { field: 'item', value: row.item };
    case 'nativeId':
      return row.nativeId === null ? null : { field: 'text', value: `"${row.nativeId.replaceAll('"', '')}"` };
    case 'id':
      return { field: 'id', value: String(row.id) };
    case 'date':
    case 'started':
    case 'finished':
    case 'duration':
    case 'firstSeen':
    case 'download':
      return null;
  }
}
