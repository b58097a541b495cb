import { partsOfKey } from '@core/archive/tenant-key';
import type { FacetValue } from '@core/search/results';
import type { FacetField } from '@core/search/search';
import { KIND_TITLES } from '../../../strings/kinds';

const NONE: ReadonlySet<string> = new Set();

/** The names that more than one tenant of the list goes by. */
export function sharedNames(field: FacetField, values: readonly FacetValue[]): ReadonlySet<string> {
  if (field !== 'tenant') return NONE;
  const labels = values.map((one) => one.label);
  return new Set(labels.filter((label, at) => label !== '' && labels.indexOf(label) !== at));
}

/** Where a tenant is from: the backend, and the instance where the key names one. */
export function placeOfTenant(key: string): string {
  return [backendOfTenant(key), partsOfKey(key).instance].filter((part) => part !== '').join(' ');
}

/** The backend alone, for narrow places; where the key names none, all that it says. */
export function backendOfTenant(key: string): string {
  const { kind } = partsOfKey(key);
  return kind === null ? '' : KIND_TITLES[kind];
}
