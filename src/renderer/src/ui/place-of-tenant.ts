import { partsOfKey } from '@core/archive/tenant-key';
import { KIND_TITLES } from '../strings/kinds';

/** The names that more than one of some tenants goes by. */
export function sharedNames(names: readonly string[]): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const name of names) {
    if (once.has(name) && name !== '') again.add(name);
    once.add(name);
  }
  return again;
}

/** Where a tenant is from: the backend, and the instance where the key names one. */
export function placeOfTenant(key: string): string {
  return [backendOfTenant(key), partsOfKey(key).instance].filter((part) => part !== '').join(' ');
}

/** A tenant's name as one text, told apart from others of the name. */
export const nameAndPlace = (name: string, key: string): string => `${name} · ${placeOfTenant(key)}`;

/** The backend alone, for narrow places; where the key names none, all that it says. */
export function backendOfTenant(key: string): string {
  const { kind } = partsOfKey(key);
  return kind === null ? '' : KIND_TITLES[kind];
}
