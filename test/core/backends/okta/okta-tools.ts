import { oktaConnector } from '@core/backends/okta/okta-connector';
import type { ConnectorSession, WindowRequest } from '@core/backends/connector';
import { type Connection, connectionSchema } from '@core/connections/connection';
import type { HttpClient } from '@core/http/http-client';
import type { FramedPiece } from '@core/records/framed-record';
import type { StandIn } from '@demo/backends/stand-in';
import { type OktaStandInOptions, startOktaStandIn } from '@demo/backends/okta/okta-stand-in';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';

export const HOUR = 3_600_000_000;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-03-01T12:00:00Z') * 1000;

/** A clock that a test moves, in microseconds. */
export class Clock {
  at = NOW;
  readonly now = (): number => this.at;
}

export const start = (clock: Clock, more: Partial<OktaStandInOptions> = {}): Promise<StandIn> =>
  startOktaStandIn({ now: clock.now, tenants: 1, entriesPerTenant: 300, days: 3, ...more });

export const connectionTo = (standIn: Pick<StandIn, 'address' | 'options'>, options = {}): Connection =>
  connectionSchema.parse({
    id: 'connection-okta',
    createdAt: 0,
    name: 'Okta',
    connector: 'okta',
    address: standIn.address,
    options: { ...standIn.options, ...options },
  });

export function open(standIn: StandIn, now: () => number, http?: HttpClient): ConnectorSession {
  const client = http ?? fetchClient(standIn.address, standIn.secret);
  return oktaConnector.open(connectionTo(standIn), connectorTools(client, now));
}

export function windowOf(
  session: ConnectorSession,
  stream: 'published' | 'polled',
  more: Partial<WindowRequest> = {},
): WindowRequest {
  const [scope] = session.scopes([{ id: session.instance ?? '', name: null }]);
  if (scope === undefined) throw new Error('no scope');
  return { scope, stream, from: NOW - DAY, to: NOW, cursor: null, ...more };
}

/** Ids in the order of reading. */
export const idsOf = (records: readonly FramedPiece[]): readonly string[] =>
  records.map((one) => (one.kind === 'record' ? String((JSON.parse(one.text) as { uuid: unknown }).uuid) : 'rejected'));

export const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();
