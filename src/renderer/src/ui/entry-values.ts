import type { FilterField } from '@core/search/search';

/** What a value of an opened record can do to the search that shows the record. */
export interface EntryValueActions {
  /** A filter of a mapped column. `words` is how it is told. */
  readonly filterField: (
    filter: { readonly field: FilterField; readonly value: string; readonly not: boolean },
    words: string,
  ) => void;
  /** A condition in the query language, beside what is asked already. */
  readonly addQuery: (query: string, words: string) => void;
  /** Places in raw that are columns. */
  readonly pathColumns: readonly string[];
  readonly switchColumn: (path: string) => void;
  readonly pathFacets: readonly string[];
  readonly switchFacet: (path: string) => void;
}
