import type { Criteria, FilterField } from '../search/search';

/** Fields of a filter whose answer changes with each annotation, while the entries stay as they are. */
const ANNOTATION_FIELDS: ReadonlySet<FilterField> = new Set(['mark', 'tag', 'note', 'reviewed']);

/** Whether what is said of entries may decide which of them a search holds: a query in words of its own may name any field. */
export const dependsOnAnnotations = ({ filters, query }: Pick<Criteria, 'filters' | 'query'>): boolean =>
  query !== '' || filters.some(({ field }) => ANNOTATION_FIELDS.has(field));
