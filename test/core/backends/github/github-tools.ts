import type { ConnectorSession, WindowRequest } from '@core/backends/connector';
import { githubConnector } from '@core/backends/github/github-connector';
import { type Connection, connectionSchema } from '@core/connections/connection';
import type { HttpClient } from '@core/http/http-client';
import type { FramedPiece } from '@core/records/framed-record';
import { type GithubStandInOptions, startGithubStandIn } from '@demo/backends/github/github-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';

export const HOUR = 3_600_000_000;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-03-01T12:00:00Z') * 1000;
export const TODAY = Date.parse('2026-03-01T00:00:00Z') * 1000;
export const FIRST = 'Harbor-Clinic';
export const SECOND = 'Larkfield-Clinic';
export const ENTERPRISE = 'Demo-Enterprise';

export const start = (more: Partial<GithubStandInOptions> = {}): Promise<StandIn> =>
  startGithubStandIn({ now: () => NOW, tenants: 2, entriesPerTenant: 500, days: 4, ...more });

export const connectionTo = (
  standIn: Pick<StandIn, 'address' | 'options'>,
  options = {},
  more: Record<string, unknown> = {},
): Connection =>
  connectionSchema.parse({
    id: 'connection-github',
    createdAt: 0,
    name: 'GitHub',
    connector: 'github',
    address: standIn.address,
    options: { ...standIn.options, ...options },
    ...more,
  });

export interface Opening {
  readonly http?: HttpClient;
  readonly options?: Record<string, unknown>;
  readonly more?: Record<string, unknown>;
}

export function open(standIn: StandIn, { http, options, more }: Opening = {}): ConnectorSession {
  const client = http ?? fetchClient(standIn.address, standIn.secret);
  return githubConnector.open(
    connectionTo(standIn, options, more),
    connectorTools(client, () => NOW),
  );
}

export function windowOf(session: ConnectorSession, tenant: string, more: Partial<WindowRequest> = {}): WindowRequest {
  const [scope] = session.scopes([{ id: tenant, name: null }]);
  if (scope === undefined) throw new Error('no scope');
  return { scope, stream: 'web', from: TODAY - DAY, to: TODAY, cursor: null, ...more };
}

/** Ids in the order of reading. */
export const idsOf = (records: readonly FramedPiece[]): readonly string[] =>
  records.map((one) =>
    one.kind === 'record' ? String((JSON.parse(one.text) as { _document_id: unknown })._document_id) : 'rejected',
  );

export const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();
