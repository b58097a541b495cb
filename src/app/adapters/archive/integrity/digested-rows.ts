import type { DuckDBValue } from '@duckdb/node-api';
import type { Session } from '../engine/session';
import type { Sql } from '../engine/sql';
import { bytesOrNull, numberOf } from '../engine/values';
import type { DigestedEntry } from './chain-digest';

/** The columns of `entry` or `tombstone` (under an alias, with the name of its id column) that a digest is made of. */
export function digestColumns(alias: string, id: string): string {
  const column = (name: string): string => `${alias}.${name}`;
  return [id, 'identity', 'sha256', 'tenant', 'mapping_version', 'position', 'part'].map(column).join(', ');
}

export function identityBytes(value: DuckDBValue | undefined): Buffer {
  if (typeof value !== 'bigint') throw new TypeError('An identity was expected from the archive');
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}

/** Reads rows that begin with `digestColumns`; further columns come along. */
export async function* digestedRows(
  session: Session,
  query: Sql,
): AsyncGenerator<{ readonly entry: DigestedEntry; readonly rest: readonly DuckDBValue[] }> {
  for await (const chunk of session.chunks(query)) {
    for (const [id, identity, sha256, tenant, mappingVersion, position, part, ...rest] of chunk.getRows()) {
      const entry = {
        id: numberOf(id),
        identity: identityBytes(identity),
        sha256: bytesOrNull(sha256) ?? new Uint8Array(32),
        tenant: numberOf(tenant),
        mappingVersion: numberOf(mappingVersion),
        position: numberOf(position),
        part: numberOf(part),
      };
      yield { entry, rest };
    }
  }
}
