import type { ChosenFacetValue, FacetCounts, FacetWish } from '@core/search/facet-counts';
import type { FacetValue } from '@core/search/results';
import type { FacetField, Filter } from '@core/search/search';
import type { ArchiveState } from '../state';
import { byLabel, type CodedField, facetMeaning } from './facets';
import { firstOf } from './first-of';

export interface Counted {
  /** Every value that an entry has. */
  readonly values: readonly FacetValue[];
  /** The field's own. */
  readonly filters: readonly Filter[];
  readonly state: ArchiveState;
}

/** The values of a field from entries by code; several codes can mean one value (none, and the empty text). */
export function valuesOfCodes(
  field: CodedField,
  counts: ReadonlyMap<number, number>,
  state: ArchiveState,
): readonly FacetValue[] {
  const values = new Map<string, FacetValue>();
  for (const [code, count] of counts) {
    const { value, label } = facetMeaning(field, code, state);
    values.set(value, { value, label, count: count + (values.get(value)?.count ?? 0) });
  }
  return [...values.values()];
}

const byCount = (first: FacetValue, second: FacetValue): number => second.count - first.count || byLabel(first, second);

/** The stretch of values that is wished for, what is left out counted, and the values that filters name. */
export function facetCounts(wish: FacetWish, { values, filters, state }: Counted): FacetCounts {
  const { field, limit, offset } = wish;
  const byValue = new Map(values.map((one) => [one.value, one]));
  const all = matching(values, wish.contains);
  const shown = firstOf(all, offset + limit, wish.order === 'label' ? byLabel : byCount).slice(offset);
  return {
    field,
    values: shown,
    offset,
    distinct: all.length,
    entries: entriesOf(values),
    otherEntries: entriesOf(all) - entriesOf(shown),
    chosen: filters.flatMap(({ not, values: named }) =>
      named.map((value) => chosenValue({ field, value, not }, byValue, state)),
    ),
  };
}

const entriesOf = (values: readonly FacetValue[]): number => values.reduce((sum, { count }) => sum + count, 0);

function matching(values: readonly FacetValue[], contains: string | undefined): readonly FacetValue[] {
  const sought = contains?.toLocaleLowerCase('en') ?? '';
  if (sought === '') return values;
  return values.filter(({ label }) => label.toLocaleLowerCase('en').includes(sought));
}

function chosenValue(
  { field, value, not }: { readonly field: FacetField; readonly value: string; readonly not: boolean },
  values: ReadonlyMap<string, FacetValue>,
  state: ArchiveState,
): ChosenFacetValue {
  const meant = field === 'tenant' && value !== '' ? state.dimensions.tenants.matching(value) : [];
  const covers = meant.flatMap((code) => state.dimensions.tenants.of(code)?.key ?? []);
  const covered = covers.length === 0 ? [value] : covers;
  const label = meant.length === 1 ? (state.dimensions.tenants.of(meant[0] ?? 0)?.label ?? value) : value;
  const count = covered.reduce((sum, one) => sum + (values.get(one)?.count ?? 0), 0);
  return { value, label, not, covers: covered, count };
}
