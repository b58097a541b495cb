import { createHttpClient } from '@app/adapters/http/http-client';
import type { ConnectorSession } from '@core/backends/connector';
import { githubConnector } from '@core/backends/github/github-connector';
import { oktaConnector } from '@core/backends/okta/okta-connector';
import { connectionSchema } from '@core/connections/connection';
import { BackendFailure } from '@core/http/backend-failure';
import type { FaultName } from '@demo/backends/fault';
import { startGithubStandIn } from '@demo/backends/github/github-stand-in';
import { startOktaStandIn } from '@demo/backends/okta/okta-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { clockwork, QUICK } from '../../app/adapters/http/clients';
import { connectorTools } from '../../core/backends/connector-tools';
import { readAll } from '../../core/backends/read-all';
import { MemorySecretStore } from '../../fakes/memory-secret-store';

const NOW = Date.parse('2026-03-01T12:00:00Z') * 1000;
const DAY = 86_400_000_000;
const RANGE = { from: NOW - 4.5 * DAY, to: NOW + 0.5 * DAY };
const running: { close(): Promise<void> }[] = [];
const LIMITS = { ...QUICK, throttledMs: 100_000_000 };

const BACKENDS = {
  okta: { start: startOktaStandIn, connector: oktaConnector, entries: 1100, streams: ['published', 'polled'] },
  github: { start: startGithubStandIn, connector: githubConnector, entries: 300, streams: ['web', 'git'] },
} as const;

/** Passing faults of the server, and of the log where another request heals them. */
const PASSING: readonly FaultName[] = [
  'throttled-with-retry-after',
  'throttled-without-retry-after',
  'unavailable-with-retry-after',
  'unavailable-without-retry-after',
  'reset-mid-body',
  'endless-gzip',
  'never-ends',
  'quota-as-403',
];
const LASTING: readonly FaultName[] = [
  ...PASSING,
  'sign-in-lost',
  'truncated-body',
  'malformed-body',
  'slow-drip',
  'wrong-content-type',
  'next-to-itself',
];

async function started(
  name: keyof typeof BACKENDS,
): Promise<{ standIn: StandIn; session: ConnectorSession; waits: number[] }> {
  const { start, connector, entries } = BACKENDS[name];
  const standIn = await start({ now: () => NOW, tenants: 1, entriesPerTenant: entries, days: 4 });
  const connection = connectionSchema.parse({
    id: 'connection-faults',
    createdAt: 0,
    name,
    connector: name,
    address: standIn.address,
    options: standIn.options,
  });
  const { waits, timing } = clockwork();
  const client = createHttpClient({
    connection,
    traffic: connector.traffic(connection),
    secrets: new MemorySecretStore({ 'connection-faults': standIn.secret }),
    now: () => NOW,
    limits: LIMITS,
    timing,
    environment: {},
  });
  running.push(client, standIn);
  return {
    standIn,
    session: connector.open(
      connection,
      connectorTools(client, () => NOW),
    ),
    waits,
  };
}

async function readEverything(name: keyof typeof BACKENDS, session: ConnectorSession): Promise<readonly string[]> {
  const ids = new Set<string>();
  const tenants = await session.tenants(new AbortController().signal);
  for (const scope of session.scopes(tenants)) {
    for (const stream of BACKENDS[name].streams) {
      const { records, end } = await readAll(session, { scope, stream, ...RANGE, cursor: null });
      expect(end.outcome).toBe('complete');
      for (const one of records) {
        const record = JSON.parse(one.kind === 'record' ? one.text : '{}') as { uuid?: string; _document_id?: string };
        ids.add(record.uuid ?? record._document_id ?? '');
      }
    }
  }
  return [...ids].sort();
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe.each(['okta', 'github'] as const)('%s, asked by the HTTP client', (name) => {
  it('ends with everything after a fault that passes', async () => {
    const { standIn, session, waits } = await started(name);
    for (const fault of PASSING.filter((one) => standIn.applicable.includes(one))) {
      standIn.faults.set({ fault, after: 1, times: 1 });
      const ids = await readEverything(name, session);
      expect(ids, fault).toEqual(
        standIn
          .held()
          .map(({ nativeId }) => nativeId)
          .sort(),
      );
      standIn.faults.clear();
    }
    expect(waits.length).toBeGreaterThan(0);
  });

  it('never calls a window complete while a fault lasts', async () => {
    const { standIn, session } = await started(name);
    const tenants = await session.tenants(new AbortController().signal);
    const [scope] = session.scopes(tenants);
    if (scope === undefined) throw new Error('no scope');
    for (const fault of LASTING.filter((one) => standIn.applicable.includes(one))) {
      for (const stream of BACKENDS[name].streams) {
        standIn.faults.set({ fault });
        await expect(readAll(session, { scope, stream, ...RANGE, cursor: null }), `${fault} ${stream}`).rejects.toThrow(
          BackendFailure,
        );
        standIn.faults.clear();
      }
    }
  });
});
