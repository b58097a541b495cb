import type { IncomingMessage } from 'node:http';
import { LOOPBACK } from '@contract/bridge';
import type { Door } from './door';

/** Why a request is turned away; said to the browser in a sentence and nothing more. */
export type Refusal = 'wrong-host' | 'wrong-origin' | 'no-cookie' | 'no-token';

export const REFUSALS: Readonly<Record<Refusal, string>> = {
  'wrong-host': 'Veritrail answers under its own address only.',
  'wrong-origin': 'Veritrail answers its own page only.',
  'no-cookie': 'This window is not signed in to Veritrail. Start Veritrail again to get a fresh window.',
  'no-token': 'This page has lost its token. Reload it, or start Veritrail again.',
};

/** How much a request must prove: the start page nothing, a navigation the cookie, everything else the token as well. */
export type Proof = 'start' | 'cookie' | 'session' | 'token';

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The cookie carries the port in its name: several hosts on 127.0.0.1 share one cookie jar. */
export const cookieName = (port: number): string => `veritrail-${port}`;

export function readCookie(request: IncomingMessage, port: number): string | undefined {
  const start = `${cookieName(port)}=`;
  return request.headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length);
}

/** The token of a socket comes as its second subprotocol, because a page can set no header on it. */
function readSocketToken(request: IncomingMessage): string | undefined {
  const [protocol, token, ...more] = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((one) => one.trim());
  return protocol === LOOPBACK.socketProtocol && more.length === 0 ? token : undefined;
}

/** The one place that decides whether a request comes from our own page; null: it does. */
export function refuse(request: IncomingMessage, port: number, door: Door, proof: Proof): Refusal | null {
  const host = `127.0.0.1:${port}`;
  if (request.headers.host !== host) return 'wrong-host';
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return 'wrong-origin';
  if (proof === 'start') return null;
  const site = single(request.headers['sec-fetch-site']);
  const isPageRequest = proof === 'session' || proof === 'token';
  const allowedSites = isPageRequest ? ['same-origin'] : ['same-origin', 'none'];
  if (site !== undefined && !allowedSites.includes(site)) return 'wrong-origin';
  if (isPageRequest && origin === undefined) return 'wrong-origin';
  const cookie = readCookie(request, port);
  if (!door.knowsCookie(cookie)) return 'no-cookie';
  if (proof !== 'token') return null;
  const isSocket = request.headers.upgrade !== undefined;
  const given = isSocket ? readSocketToken(request) : single(request.headers[LOOPBACK.tokenHeader]);
  return door.admits(cookie, given) ? null : 'no-token';
}
