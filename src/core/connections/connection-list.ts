import { ExpectedFailure } from '../failure/failure';
import type { Connection } from './connection';

const isSameName = (left: string, right: string): boolean =>
  left.trim().toLocaleLowerCase('en') === right.trim().toLocaleLowerCase('en');

/** Fails with `name-taken` where another connection than `ownId` has the name, in any case. */
export function requireFreeConnectionName(
  connections: readonly Connection[],
  name: string,
  ownId: string | null,
): void {
  const taken = connections.find((one) => one.id !== ownId && isSameName(one.name, name));
  if (taken === undefined) return;
  throw new ExpectedFailure('name-taken', `A connection is already named "${taken.name}"; choose another name.`);
}

/** By id, else by name in any case. Fails with `connection-not-found`. */
export function findConnection(connections: readonly Connection[], idOrName: string): Connection {
  const found =
    connections.find((one) => one.id === idOrName) ??
    connections.find((one) => one.name === idOrName) ??
    connections.find((one) => isSameName(one.name, idOrName));
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'connection-not-found',
    `There is no connection "${idOrName}"; it may have been removed meanwhile.`,
  );
}
