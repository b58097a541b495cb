import type { Microseconds } from '../entry/entry-time';
import { formatTime } from './format-time';
import { presetOf } from './range-presets';
import type { Criteria, Filter, FilterField, TimeRange } from './search';
import { hoursWords } from './working-hours';

/** The fields as the user reads them: the words of the grid's headings, but for Tenant, whose column is headed Customer. */
export const FILTER_TITLES = {
  severity: 'Severity',
  backend: 'Backend',
  instance: 'Instance',
  tenant: 'Tenant',
  tenantGroup: 'Tenant group',
  organization: 'Organization',
  source: 'Source',
  task: 'Task',
  performer: 'Username',
  onBehalfOf: 'User',
  relation: 'Relation',
  itemType: 'Item type',
  address: 'Address',
  item: 'Item',
  text: 'Text',
  import: 'Import',
  vanished: 'Vanished',
  id: 'ID',
  addedSince: 'Added since',
  mark: 'Mark',
  tag: 'Tag',
  note: 'Note',
  reviewed: 'Reviewed by',
  person: 'Person',
  hours: 'Hours',
} as const satisfies Record<FilterField, string>;

/** A filter in words, for a chip: `field` "Severity", `not`, `values` "Error, Warning". */
export interface FilterWords {
  readonly field: string;
  readonly not: boolean;
  readonly values: string;
}

const CAPITALISED: ReadonlySet<FilterField> = new Set(['severity', 'relation', 'mark']);
/** What a filter's values say of entries that are gone from their backend. */
const VANISHED_WORDS: Readonly<Record<string, string>> = {
  '': 'no',
  'aged-out': 'Aged out',
  cleared: 'Cleared by us',
  unexplained: 'Unexplained',
};
/** Fields whose values are looked for within the text. */
const CONTAINING: ReadonlySet<FilterField> = new Set(['item', 'note']);
const MAX_VALUES = 3;

function valueWords(field: FilterField, value: string, labelOf: (value: string) => string): string {
  if (field === 'vanished') return VANISHED_WORDS[value] ?? value;
  if (value === '') return 'none';
  if (field === 'addedSince') return `entry ${value}`;
  if (field === 'hours') return hoursWords(value);
  if (CAPITALISED.has(field)) return value.slice(0, 1).toUpperCase() + value.slice(1);
  return labelOf(value);
}

/**
 * The words of one filter. At most three values are named, the others counted. `labelOf` gives the name to show for
 * a value that is a key (a tenant's); the value itself unless given.
 */
export function filterWords(filter: Filter, labelOf: (value: string) => string = (value) => value): FilterWords {
  const named = filter.values.slice(0, MAX_VALUES).map((value) => valueWords(filter.field, value, labelOf));
  const further = filter.values.length - named.length;
  const title = FILTER_TITLES[filter.field];
  return {
    field: CONTAINING.has(filter.field) && !filter.values.includes('') ? `${title} contains` : title,
    not: filter.not,
    values: further > 0 ? `${named.join(', ')} and ${further} more` : named.join(', '),
  };
}

/** One line for a filter: `Severity Error`, `not Source Scheduler, Backup`, `Item contains web1`. */
export function describeFilter(filter: Filter, labelOf?: (value: string) => string): string {
  const words = filterWords(filter, labelOf);
  return `${words.not ? 'not ' : ''}${words.field} ${words.values}`;
}

const PERIOD_WORDS = ['This', 'Last'] as const;

/** `This month`, `Last quarter`, `The week 3 weeks ago`; a day has words of its own. */
function describePeriod({ unit, back }: Extract<TimeRange, { readonly kind: 'period' }>): string {
  if (unit === 'day' && back < 2) return back === 0 ? 'Today' : 'Yesterday';
  const word = PERIOD_WORDS[back];
  return word === undefined ? `The ${unit} ${String(back)} ${unit}s ago` : `${word} ${unit}`;
}

/** One line for a range: `Last 7 days`, `2026-11-01T00:00:00Z to 2026-11-21T00:00:00Z`, `from ...`, `before ...`. */
export function describeRange(
  range: TimeRange,
  showTime: (instant: Microseconds) => string = (instant) => formatTime(instant, 'minute'),
): string {
  const preset = presetOf(range);
  if (preset !== null) return preset.title;
  if (range.kind === 'last') {
    return range.amount === 1 ? `Last ${range.unit.slice(0, -1)}` : `Last ${range.amount} ${range.unit}`;
  }
  if (range.kind === 'period') return describePeriod(range);
  if (range.kind === 'all' || (range.from === null && range.to === null)) return 'All times';
  if (range.to === null) return `From ${showTime(range.from ?? 0)}`;
  if (range.from === null) return `Before ${showTime(range.to)}`;
  return `${showTime(range.from)} to ${showTime(range.to)}`;
}

/** A filter of the criteria with its place in them, for a chip that can remove it. */
export interface ActiveFilter {
  readonly index: number;
  readonly filter: Filter;
  readonly words: FilterWords;
}

/** The filters that narrow a search, in their order. */
export function activeFilters(criteria: Criteria, labelOf?: (filter: Filter, value: string) => string): ActiveFilter[] {
  return criteria.filters.map((filter, index) => ({
    index,
    filter,
    words: filterWords(filter, labelOf === undefined ? undefined : (value) => labelOf(filter, value)),
  }));
}
