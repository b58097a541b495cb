import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Description, descriptionSchema } from '@core/backends/generic/description';
import { httpJsonConnector } from '@core/backends/generic/http-json-connector';
import type { CollectionScope, Connector, ConnectorSession, WindowRequest } from '@core/backends/connector';
import { type Connection, connectionInputSchema } from '@core/connections/connection';
import type { HttpClient } from '@core/http/http-client';
import type { StandIn } from '@demo/backends/stand-in';
import type { z } from 'zod';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';

export const HOUR = 3_600_000_000;
export const DAY = 24 * HOUR;
export const SIGNAL = new AbortController().signal;
/** 2026-10-05T00:00:00Z */
export const NOW = Date.UTC(2026, 9, 5) * 1000;

export function connectionTo(
  connector: Connector,
  address: string,
  options: Readonly<Record<string, unknown>>,
  more: Partial<Connection> = {},
): Connection {
  const input = connectionInputSchema.parse({ name: 'Backend', connector: connector.id, address, options });
  return { ...input, id: 'connection-1', createdAt: 0, ...more };
}

export function openStandIn(
  standIn: StandIn,
  connector: Connector = httpJsonConnector,
  options: Readonly<Record<string, unknown>> = standIn.options,
): { readonly session: ConnectorSession; readonly connection: Connection; readonly http: HttpClient } {
  const connection = connectionTo(connector, standIn.address, options);
  const http = fetchClient(standIn.address, standIn.secret);
  return {
    session: connector.open(
      connection,
      connectorTools(http, () => NOW),
    ),
    connection,
    http,
  };
}

export function describe(parts: z.input<typeof descriptionSchema>): Description {
  return descriptionSchema.parse(parts);
}

export function windowOf(
  scope: CollectionScope,
  from: number,
  to: number,
  cursor: string | null = null,
): WindowRequest {
  return { scope, stream: '', from, to, cursor };
}

export interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A server that answers as the test says. */
export async function serve(answer: (asked: Asked, number: number) => Answered): Promise<{
  readonly address: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(one);
      const { status = 200, headers = {}, body } = answer(one, asked.length);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A session with a described backend that the test serves itself. */
export function openDescribed(
  address: string,
  parts: z.input<typeof descriptionSchema>,
  more: Partial<Connection> = {},
): { readonly session: ConnectorSession; readonly scope: CollectionScope; readonly connection: Connection } {
  const connection = connectionTo(httpJsonConnector, address, { description: parts }, more);
  const session = httpJsonConnector.open(
    connection,
    connectorTools(fetchClient(address, 's3cret'), () => NOW),
  );
  const [scope = { id: '', title: '', tenants: [], isOpen: true }] = session.scopes([{ id: 'all', name: null }]);
  return { session, scope, connection };
}
