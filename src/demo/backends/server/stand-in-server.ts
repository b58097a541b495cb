import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Microseconds } from '@core/entry/entry-time';
import type { FaultBoard } from '../fault';
import { makeCertificate } from './certificates';
import { sendFaulty } from './send-faulty';
import type { StandInAnswer, StandInRequest } from './stand-in-answer';

export interface StandInServer {
  /** `http(s)://127.0.0.1:port` */
  readonly address: string;
  /** PEM of the authority that signed its certificate; null without TLS. */
  readonly authority: string | null;
  requests(): number;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

export interface StandInServerOptions {
  readonly port?: number;
  readonly tls?: boolean;
  readonly faults: FaultBoard;
  readonly now: () => Microseconds;
  readonly answer: (request: StandInRequest) => StandInAnswer | Promise<StandInAnswer>;
}

const HOUR_MS = 3_600_000;
const MOST_REQUEST_BYTES = 1_000_000;

/** Serves on 127.0.0.1 alone; strikes with the faults that are the server's own. */
export async function startStandInServer(options: StandInServerOptions): Promise<StandInServer> {
  let requests = 0;
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    requests += 1;
    answerOne(options, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  };
  const { server, authority } = options.tls === true ? await tlsServer(options, serve) : plainServer(serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `${authority === null ? 'http' : 'https'}://127.0.0.1:${port}`,
    authority,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

function plainServer(serve: Serve): { server: Server; authority: null } {
  return { server: createPlainServer(serve), authority: null };
}

/** Under `unknown-authority` new connections get a certificate of another authority. */
async function tlsServer(
  options: StandInServerOptions,
  serve: Serve,
): Promise<{ server: TlsServer; authority: string }> {
  const known = await makeCertificate('Veritrail demo authority');
  const stranger = await makeCertificate('An authority that nobody knows');
  const server = createTlsServer({ key: known.key, cert: known.certificate }, serve);
  server.prependListener('connection', () => {
    const shown = options.faults.isOn('unknown-authority') ? stranger : known;
    server.setSecureContext({ key: shown.key, cert: shown.certificate });
  });
  return { server, authority: known.authority };
}

async function answerOne(
  options: StandInServerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming);
  const offset = options.faults.isOn('clock-off') ? HOUR_MS : 0;
  response.sendDate = false;
  response.setHeader('date', new Date(Math.floor(options.now() / 1000) + offset).toUTCString());
  const answer = await options.answer(request);
  if (answer.isLog === true && sendFaulty(options.faults, answer, response)) return;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.byteLength) });
  response.end(body);
}

async function readRequest(incoming: IncomingMessage): Promise<StandInRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MOST_REQUEST_BYTES) throw new Error('the request is too large for a stand-in');
    chunks.push(chunk);
  }
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
