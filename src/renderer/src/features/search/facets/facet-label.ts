import { MARK_TITLES } from '@core/annotations/annotation';
import type { FacetValue } from '@core/search/results';
import type { FilterField } from '@core/search/search';
import { KIND_TITLES } from '../../../strings/kinds';
import { searchStrings } from '../../../strings/search';
import { sharedNames } from '../../../ui/place-of-tenant';

/** The words for a value of a facet: keys and codes by their names, no value as "(none)". */
export function facetLabel(field: FilterField, { value, label }: Pick<FacetValue, 'value' | 'label'>): string {
  if (value === '') return searchStrings.noneValue;
  const named: Readonly<Record<string, string>> | undefined = NAMES[field];
  return named?.[value] ?? (label === '' ? value : label);
}

const NONE: ReadonlySet<string> = new Set();

/** The labels of a facet that do not tell its values apart: tenants of one name. */
export const sharedLabels = (field: FilterField, values: readonly FacetValue[]): ReadonlySet<string> =>
  field === 'tenant' ? sharedNames(values.map(({ label }) => label)) : NONE;

const NAMES: Partial<Record<FilterField, Readonly<Record<string, string>>>> = {
  severity: searchStrings.severities,
  relation: searchStrings.relations,
  backend: KIND_TITLES,
  mark: MARK_TITLES,
};
