import { COLUMN_IDS, COLUMN_TITLES, type ColumnId } from '../entry/columns';
import { FILTER_TITLES } from './describe-filter';
import { FACET_FIELDS, FILTER_FIELDS, type FacetField, type FilterField, type Sort } from './search';

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

/** Reads one of `ids` by its id or by its title as the user reads it, in any case, with or without dashes. */
function byNameOrTitle<Id extends string>(
  text: string,
  ids: readonly Id[],
  titles: Readonly<Record<string, string>>,
): Id | null {
  const wanted = plain(text);
  return ids.find((id) => plain(id) === wanted) ?? ids.find((id) => plain(titles[id] ?? '') === wanted) ?? null;
}

/** `performer`, `on-behalf-of`, `username`, `tenant`, `Customer` (its column's heading), ...; null where no filter has that name. */
export const parseFilterField = (text: string): FilterField | null =>
  byNameOrTitle(text, FILTER_FIELDS, FILTER_TITLES) ?? byNameOrTitle(text, FILTER_FIELDS, COLUMN_TITLES);

/** As `parseFilterField`, of the fields whose values are counted. */
export const parseFacetField = (text: string): FacetField | null =>
  byNameOrTitle(text, FACET_FIELDS, FILTER_TITLES) ?? byNameOrTitle(text, FACET_FIELDS, COLUMN_TITLES);

/** As `parseFilterField`, of the columns. */
export const parseColumn = (text: string): ColumnId | null => byNameOrTitle(text, COLUMN_IDS, COLUMN_TITLES);

const NEWEST_FIRST_COLUMNS: ReadonlySet<ColumnId> = new Set([
  'date',
  'started',
  'finished',
  'firstSeen',
  'duration',
  'severity',
  'id',
]);

const DIRECTIONS: Readonly<Record<string, Sort['direction']>> = {
  asc: 'ascending',
  ascending: 'ascending',
  desc: 'descending',
  descending: 'descending',
};

/** Reads `started:desc`, `task`, `First seen:ascending`; times and severities fall, texts rise unless said. */
export function parseSort(text: string): Sort | null {
  const [name = '', direction, ...more] = text.split(':');
  const column = parseColumn(name);
  if (column === null || more.length > 0) return null;
  if (direction === undefined) {
    return { column, direction: NEWEST_FIRST_COLUMNS.has(column) ? 'descending' : 'ascending' };
  }
  const word = direction.trim().toLowerCase();
  const parsed = Object.hasOwn(DIRECTIONS, word) ? DIRECTIONS[word] : undefined;
  return parsed === undefined ? null : { column, direction: parsed };
}
