import { ExpectedFailure } from '../failure/failure';

interface Named {
  readonly id: string;
  readonly name: string;
}

const plain = (name: string): string => name.trim().toLocaleLowerCase('en');

/** The group that a filter's value names: by its id, else by its name in any case; undefined where there is none. */
export function findGroup<Group extends Named>(groups: readonly Group[], value: string): Group | undefined {
  return (
    groups.find(({ id }) => id === value) ??
    groups.find(({ name }) => name === value) ??
    groups.find(({ name }) => plain(name) === plain(value))
  );
}

/** As `findGroup`; fails with `tenant-group-not-found`. A search that named it must hold neither everything nor nothing. */
export function requireGroup<Group extends Named>(groups: readonly Group[], value: string): Group {
  const found = findGroup(groups, value);
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'tenant-group-not-found',
    `The search names the tenant group "${value.slice(0, 200)}", which does not exist (any more): take that filter away, or make the group again.`,
  );
}

/** Fails with `name-taken` where another group than `ownId` has the name, in any case. */
export function requireFreeGroupName(groups: readonly Named[], name: string, ownId: string | null): void {
  const taken = groups.find((group) => group.id !== ownId && plain(group.name) === plain(name));
  if (taken === undefined) return;
  throw new ExpectedFailure('name-taken', `A tenant group is already named "${taken.name}"; choose another name.`);
}

/** A group's name for its id in a filter; says so where there is no such group. */
export const groupLabel = (groups: readonly Named[], value: string): string =>
  findGroup(groups, value)?.name ?? `${value} (does not exist)`;
