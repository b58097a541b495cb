import { mspcontrolConnector } from '@core/backends/mspcontrol/mspcontrol-connector';
import type { ConnectorSession, WindowRequest } from '@core/backends/connector';
import { createEntryReader } from '@core/backends/entry-reader';
import { connectionSchema } from '@core/connections/connection';
import { BackendFailure } from '@core/http/backend-failure';
import type { HttpClient } from '@core/http/http-client';
import type { ConnectorPage } from '@core/backends/connector';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { type PanelStandInOptions, startPanelStandInAs } from '@demo/backends/panel/panel-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach } from 'vitest';
import { decoding, digest } from '../../platform';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';

/** 2026-11-20T12:00:00Z, which is 13:00 in Berlin. */
export const NOW = Date.UTC(2026, 10, 20, 12) * 1000;
/** Midnight in Berlin, in winter. */
export const midnight = (day: string): number => Date.parse(`${day}T00:00:00+01:00`) * 1000;

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

export async function startPanel(options: Partial<PanelStandInOptions> = {}): Promise<StandIn> {
  const standIn = await startPanelStandInAs({
    now: () => NOW,
    tenants: 3,
    entriesPerTenant: 200,
    days: 10,
    ...options,
  });
  open.push(standIn);
  return standIn;
}

export function sessionOf(
  standIn: StandIn,
  options: Readonly<Record<string, unknown>> = {},
  { http, secret = standIn.secret }: { readonly http?: HttpClient; readonly secret?: string } = {},
): ConnectorSession {
  const connection = connectionSchema.parse({
    id: 'connection-1',
    createdAt: 0,
    name: 'Panel',
    connector: 'mspcontrol',
    address: standIn.address,
    account: standIn.account,
    options: { ...standIn.options, ...options },
  });
  return mspcontrolConnector.open(
    connection,
    connectorTools(http ?? fetchClient(standIn.address, secret), () => NOW),
  );
}

/** A window over the scope of one tenant, or the first scope. */
export async function windowOf(session: ConnectorSession, more: Partial<WindowRequest> & { tenant?: string } = {}) {
  const tenants = await session.tenants(never);
  const { tenant, ...request } = more;
  const scopes = session.scopes(tenants);
  const scope = scopes.find((one) => tenant === undefined || one.tenants.some(({ id }) => id === tenant)) ?? scopes[0];
  if (scope === undefined) throw new Error('no scope');
  return { scope, stream: '', from: midnight('2026-11-10'), to: midnight('2026-11-21'), cursor: null, ...request };
}

export const never = new AbortController().signal;

/** The entries that the pages hold, as the archive would get them. */
export function entriesOf(pages: readonly ConnectorPage[]): readonly PreparedEntry[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap(({ plan, records }) => {
      const reader = createEntryReader(plan, { decoding, digest });
      return records.flatMap((record) => {
        if (record.kind === 'rejected') throw new Error(record.reason);
        const outcome = reader.read(record);
        if (outcome.kind === 'rejected') throw new Error(outcome.reason);
        return outcome.entries;
      });
    }),
  );
}

export const failureOf = async (work: Promise<unknown>): Promise<BackendFailure> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof BackendFailure) return error;
  throw new Error(`expected a BackendFailure and got ${String(error)}`);
};

export const idsOf = (pages: readonly ConnectorPage[]): readonly string[] =>
  [...new Set(entriesOf(pages).map(({ columns }) => columns.nativeId ?? ''))].sort();

export const heldIds = (standIn: StandIn, tenant: string): readonly string[] =>
  standIn
    .held()
    .filter((entry) => entry.tenant === tenant)
    .map(({ nativeId }) => nativeId)
    .sort();
