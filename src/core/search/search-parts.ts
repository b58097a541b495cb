import { DEFAULT_COLUMNS } from '../entry/columns';
import { type AddressPart, decodeList, decodePart, encodeList, encodePart } from './address-text';
import { parseRange, rangeText } from './range-address';
import { NEWEST_FIRST, type Search, searchSchema } from './search';

/** What a filter's name begins with in an address, so that no field can be taken for something else. */
const IS = 'is.';
const NOT = 'not.';
const WHOLE = 'json';

/** A search as the parts of an address: readable, or whole as JSON where the readable form cannot say all of it. */
export function partsOfSearch(search: Search): readonly AddressPart[] {
  const parts = readableParts(search);
  const read = parts === null ? null : searchOfParts(parts);
  return parts !== null && isSameSearch(read, search) ? parts : [[WHOLE, encodePart(JSON.stringify(search))]];
}

const isSameSearch = (left: Search | null, right: Search): boolean =>
  left !== null && JSON.stringify(searchSchema.safeParse(left)) === JSON.stringify(searchSchema.safeParse(right));

function readableParts(search: Search): readonly AddressPart[] | null {
  const range = rangeText(search.range);
  if (range === null) return null;
  const { sort } = search;
  const hasColumns = search.columns.join() !== DEFAULT_COLUMNS.join();
  const isSorted = sort.column !== NEWEST_FIRST.column || sort.direction !== NEWEST_FIRST.direction;
  return [
    ...search.filters.map(({ field, not, values }): AddressPart => [`${not ? NOT : IS}${field}`, encodeList(values)]),
    ...part('q', search.query, search.query !== ''),
    ['range', encodePart(range)],
    ...part('undated', search.undated, search.undated !== 'include'),
    ...part('sort', `${sort.column}:${sort.direction}`, isSorted),
    ...(hasColumns ? [['columns', encodeList(search.columns)] as const] : []),
    ...(search.pathColumns.length > 0 ? [['paths', encodeList(search.pathColumns)] as const] : []),
  ];
}

const part = (name: string, text: string, isWritten: boolean): readonly AddressPart[] =>
  isWritten ? [[name, encodePart(text)]] : [];

/** null: the parts are no search, or one that this version does not know. */
export function searchOfParts(parts: readonly AddressPart[]): Search | null {
  const whole = parts.find(([name]) => name === WHOLE);
  const candidate = whole === undefined ? candidateOf(parts) : parseJson(decodePart(whole[1]));
  const read = searchSchema.safeParse(candidate);
  return candidate !== null && read.success ? read.data : null;
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What may be a search; null: some part of it is damaged or unknown. */
function candidateOf(parts: readonly AddressPart[]): object | null {
  const filters: object[] = [];
  const candidate: Record<string, unknown> = { filters, sort: NEWEST_FIRST, columns: [...DEFAULT_COLUMNS] };
  for (const [name, text] of parts) {
    const field = fieldOf(name);
    if (field !== null) {
      filters.push({ field, not: name.startsWith(NOT), values: decodeList(text) });
      continue;
    }
    const read = READERS[name]?.(text);
    if (read === undefined) return null;
    Object.assign(candidate, read);
  }
  return candidate;
}

const fieldOf = (name: string): string | null =>
  name.startsWith(IS) ? name.slice(IS.length) : name.startsWith(NOT) ? name.slice(NOT.length) : null;

const READERS: Readonly<Record<string, (text: string) => object | undefined>> = {
  q: (text) => ({ query: decodePart(text) }),
  range: (text) => {
    const range = parseRange(decodePart(text) ?? '');
    return range === undefined ? undefined : { range };
  },
  undated: (text) => ({ undated: decodePart(text) }),
  columns: (text) => ({ columns: decodeList(text) }),
  paths: (text) => ({ pathColumns: decodeList(text) }),
  sort: (text) => {
    const [column, direction, ...more] = (decodePart(text) ?? '').split(':');
    return more.length > 0 ? undefined : { sort: { column, direction } };
  },
};
