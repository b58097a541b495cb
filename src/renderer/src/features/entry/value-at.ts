import { meantText } from '@core/records/pick-paths';
import { rawPathText } from '@core/search/query/raw-path';
import { rawPathOf } from '@core/search/raw-value-query';
import type { DetailColumn, EntryDetail } from '@core/search/entry-detail';
import type { FilterField } from '@core/search/search';
import { type JsonPlace, placeAt } from '../../ui/json-place';

/** The value of a record that the cursor is on. */
export interface ValueAt extends JsonPlace {
  /** As it stands. */
  readonly token: string;
  /** As a person means it. */
  readonly meant: string;
  readonly kind: 'object' | 'list' | 'text' | 'other';
  /** As the query language names the place: `raw.userIdentity.userName`. */
  readonly name: string;
  /** The key, or the number within its list; empty for the whole record. */
  readonly key: string;
  /** The filter of the column that was read from this place; null where none was. */
  readonly column: ColumnFilter | null;
}

export interface ColumnFilter {
  readonly column: DetailColumn['column'];
  readonly field: FilterField;
  readonly value: string;
}

/** The value at a place of a record's text; null where there is none. */
export function valueAt(text: string, offset: number, detail: EntryDetail): ValueAt | null {
  const place = placeAt(text, settled(text, offset));
  if (place === null) return null;
  const token = text.slice(place.start, place.end);
  const last = place.segments.at(-1);
  return {
    ...place,
    token,
    meant: meantText(token),
    kind: kindOf(token),
    name: place.segments.length === 0 ? 'raw' : rawPathText(rawPathOf(place.segments)),
    key: last === undefined ? '' : String(last),
    column: columnAt(place.pointer, detail),
  };
}

/** Just behind a value, or behind its comma, the cursor still means that value. */
function settled(text: string, offset: number): number {
  const isBehind = offset > 0 && /^[\s,\]}]?$/.test(text.charAt(offset)) && !/\s/.test(text.charAt(offset - 1));
  if (!isBehind) return offset;
  return Math.max(0, offset - (text.charAt(offset - 1) === ',' ? 2 : 1));
}

function kindOf(token: string): ValueAt['kind'] {
  if (token.startsWith('{')) return 'object';
  if (token.startsWith('[')) return 'list';
  return token.startsWith('"') ? 'text' : 'other';
}

/** Columns that a filter can name by the value that the column has. */
const FIELDS: Readonly<Partial<Record<DetailColumn['column'], FilterField>>> = {
  severity: 'severity',
  source: 'source',
  task: 'task',
  itemType: 'itemType',
  item: 'item',
  performer: 'performer',
  relation: 'relation',
  onBehalfOf: 'onBehalfOf',
  organization: 'organization',
  instance: 'instance',
  address: 'address',
};

function columnAt(pointer: string, { columns, row }: EntryDetail): ColumnFilter | null {
  for (const { column, place, value } of columns) {
    if (place !== pointer || value === null || value === '') continue;
    if (column === 'tenant' && row.tenantKey !== null) return { column, field: 'tenant', value: row.tenantKey };
    const field = FIELDS[column];
    if (field !== undefined) return { column, field, value };
  }
  return null;
}
