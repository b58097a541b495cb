import type { CollectionStream } from '@core/backends/connector';
import { coverageOf } from '@core/coverage/coverage-of';
import type { RollOff } from '@core/coverage/coverage-answers';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { type RollOffLine, rollOffOf } from '@core/coverage/roll-off-of';
import type { Microseconds } from '@core/entry/entry-time';
import { type ConnectionReach, connectionReaches, reaches } from './connection-reach';
import type { CoveragePorts } from './coverage-ports';
import { knownTenants, type KnownTenant, shown } from './known-tenants';
import { tenantWindows } from './tenant-windows';

/** How long until what nobody has collected is gone, for every tenant of every enabled connection. */
export async function rollOff({ archive, connections, now }: CoveragePorts): Promise<readonly RollOff[]> {
  const at = now();
  const all = await connectionReaches(connections);
  const longest = Math.max(0, ...all.flatMap(({ streams }) => streams.map(({ rules }) => rules.retention ?? 0)));
  if (longest === 0) return [];
  const tenants = new Map((await knownTenants(archive, all)).map((tenant) => [tenant.key, tenant]));
  const lines: RollOffLine[] = [];
  for await (const { tenant: key, windows } of tenantWindows(archive, [...tenants.keys()], { from: at - longest })) {
    const tenant = tenants.get(key);
    const collectedBy = new Set(windows.map(({ connectionId }) => connectionId));
    for (const reach of all) {
      if (tenant === undefined || !reaches(reach, key, collectedBy)) continue;
      for (const stream of reach.streams) lines.push(...lineOf({ tenant, reach, stream, windows, now: at }));
    }
  }
  return rollOffOf(lines, at);
}

function lineOf(of: {
  readonly tenant: KnownTenant;
  readonly reach: ConnectionReach;
  readonly stream: CollectionStream;
  readonly windows: readonly LedgerWindow[];
  readonly now: Microseconds;
}): readonly RollOffLine[] {
  const { tenant, reach, stream, windows, now } = of;
  const { retention, firstRange } = stream.rules;
  if (retention === null) return [];
  const { id, name } = reach.connection;
  const own = windows.filter(({ connectionId, stream: asked }) => connectionId === id && asked === stream.id);
  const imported = windows.filter(({ outcome }) => outcome === 'imported');
  const start = own.reduce((oldest, { from }) => Math.min(oldest, from), now - Math.min(firstRange, retention));
  const segments = coverageOf([...own, ...imported], tenant.key);
  return [
    { tenant: shown(tenant), connectionId: id, connectionName: name, stream: stream.id, retention, start, segments },
  ];
}
