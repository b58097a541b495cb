import { ExpectedFailure } from '../failure/failure';
import type { SavedSearch } from './saved-search';

interface Named {
  readonly name: string;
}

const MAX_NAME = 200;

const isSameName = (left: string, right: string): boolean =>
  left.trim().toLocaleLowerCase('en') === right.trim().toLocaleLowerCase('en');

/** Fails with `name-taken` where another search than `ownId` has the name, in any case. */
export function requireFreeName(searches: readonly SavedSearch[], name: string, ownId: string | null): void {
  const taken = searches.find((search) => search.id !== ownId && isSameName(search.name, name));
  if (taken === undefined) return;
  throw new ExpectedFailure('name-taken', `A saved search is already named "${taken.name}"; choose another name.`);
}

/** `Name (copy)`, or `Name (copy 2)` and so on where that is taken; never longer than a name may be. */
export function copyName(named: readonly Named[], name: string): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? ' (copy)' : ` (copy ${number})`;
    const candidate = name.slice(0, MAX_NAME - suffix.length).trimEnd() + suffix;
    if (!named.some((one) => isSameName(one.name, candidate))) return candidate;
  }
}

/** The name itself where nobody has it, else a copy's. */
export const freeName = (named: readonly Named[], name: string): string =>
  named.some((one) => isSameName(one.name, name)) ? copyName(named, name) : name;

/** The searches in the order of `ids`, which must name each of them once; fails with `invalid-input` else. */
export function reorderSearches(searches: readonly SavedSearch[], ids: readonly string[]): SavedSearch[] {
  const byId = new Map(searches.map((search) => [search.id, search]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  if (new Set(ids).size !== ids.length || ordered.length !== searches.length || ids.length !== searches.length) {
    throw new ExpectedFailure('invalid-input', 'The new order must name every saved search once; load the list again.');
  }
  return ordered;
}

/** The search of that name, in any case; undefined where there is none. */
export function findByName(searches: readonly SavedSearch[], name: string): SavedSearch | undefined {
  return searches.find((search) => search.name === name) ?? searches.find((search) => isSameName(search.name, name));
}
