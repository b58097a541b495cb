import { tenantKey } from '@core/archive/tenant-key';
import type { CollectionStream } from '@core/backends/connector';
import type { KindId } from '@core/backends/kind-id';
import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import { hostOf } from '@core/http/origin';
import type { CoveragePorts } from './coverage-ports';

/** What a connection says of itself without being asked over the network. */
export interface ConnectionReach {
  readonly connection: Connection;
  readonly kind: KindId;
  readonly instance: string | null;
  readonly streams: readonly CollectionStream[];
  /** Keys of the tenants that are chosen by id; empty where all are. */
  readonly chosen: readonly { readonly key: string; readonly id: string }[];
}

/** The enabled connections; one whose options are not understood reaches nothing until they are put right. */
export async function connectionReaches(
  connections: CoveragePorts['connections'],
): Promise<readonly ConnectionReach[]> {
  const reaches: ConnectionReach[] = [];
  for (const connection of connections.list()) {
    if (!connection.isEnabled) continue;
    try {
      const opened = connections.open(connection);
      const { session, connector } = opened;
      const instance = session.instance === undefined ? hostOf(connection.address) : session.instance;
      const { kind } = connector;
      const ids = connection.tenants.kind === 'all' ? [] : connection.tenants.ids;
      const chosen = ids.map((id) => ({ id, key: tenantKey(kind, instance, id) }));
      reaches.push({ connection, kind, instance, streams: session.streams, chosen });
      await opened.close();
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
    }
  }
  return reaches;
}

/** Whether a connection collects a tenant: it is chosen, or all are and it has collected it. */
export function reaches(
  { connection, chosen }: ConnectionReach,
  tenant: string,
  collectedBy: ReadonlySet<string | null>,
): boolean {
  return connection.tenants.kind === 'all' ? collectedBy.has(connection.id) : chosen.some(({ key }) => key === tenant);
}
