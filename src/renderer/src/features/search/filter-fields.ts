import { FILTER_TITLES } from '@core/search/describe-filter';
import { FILTER_FIELDS, type FilterField } from '@core/search/search';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';

/** What can be filtered by: a field, or what a search holds beside its filters. */
export type FilterChoice = FilterField | 'date' | 'undated';

export interface FilterFieldEntry {
  readonly choice: FilterChoice;
  readonly title: string;
  readonly hint: string | null;
}

/** In the order of the product page's controls, then what else is asked often. */
const FIRST: readonly FilterChoice[] = [
  'date',
  'severity',
  'source',
  'task',
  'item',
  'tenant',
  'organization',
  'performer',
  'onBehalfOf',
  'backend',
  'itemType',
  'address',
  'relation',
  'instance',
  'text',
  'vanished',
  'undated',
];
/** Made by the program itself, where a saved search is asked what came since. */
const NEVER: ReadonlySet<FilterChoice> = new Set(['addedSince']);

/** Everything that can be filtered by, under the names of the grid's headings. */
export const FILTER_ENTRIES: readonly FilterFieldEntry[] = [
  ...FIRST,
  ...FILTER_FIELDS.filter((field) => !FIRST.includes(field) && !NEVER.has(field)),
].map((choice) => ({ choice, title: titleOf(choice), hint: hintOf(choice) }));

/** The entries whose name, hint or own word contains a text, any case. */
export function entriesLike(text: string): readonly FilterFieldEntry[] {
  const sought = text.trim().toLowerCase();
  return FILTER_ENTRIES.filter(({ choice, title, hint }) =>
    [title, hint ?? '', choice].some((words) => words.toLowerCase().includes(sought)),
  );
}

export function titleOf(choice: FilterChoice): string {
  if (choice === 'date') return facetStrings.date;
  if (choice === 'undated') return searchStrings.undated;
  return choice === 'tenant' ? facetStrings.customer : FILTER_TITLES[choice];
}

function hintOf(choice: FilterChoice): string | null {
  if (choice === 'date') return facetStrings.dateHint;
  if (choice === 'tenant') return facetStrings.customerHint;
  const hints: Readonly<Partial<Record<FilterChoice, string>>> = facetStrings.hints;
  return hints[choice] ?? null;
}
