import { originOf } from '../http/origin';
import type { Connection } from './connection';

/**
 * Every origin that a connection may send its secret to, and the proxy on the way: its address and whatever addresses
 * its options name (a token server). A kept secret goes to no others without being given again, so that whoever can
 * change a connection cannot lead its secret away.
 */
export function secretDestinations(connection: Pick<Connection, 'address' | 'options' | 'proxy'>): readonly string[] {
  const inOptions = JSON.stringify(connection.options).match(/https?:\/\/[^\s"'\\<>]+/gi) ?? [];
  const origins = [connection.address, ...inOptions].map((address) => originOf(address) ?? address);
  return [...new Set([...origins, ...(connection.proxy === null ? [] : [`by ${connection.proxy}`])])].sort();
}

/** True where the changed connection may send the secret somewhere that the kept one could not. */
export function hasNewDestination(
  kept: Pick<Connection, 'address' | 'options' | 'proxy'>,
  changed: Pick<Connection, 'address' | 'options' | 'proxy'>,
): boolean {
  const known = new Set(secretDestinations(kept));
  return secretDestinations(changed).some((one) => !known.has(one));
}
