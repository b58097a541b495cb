import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { proxyName } from './choose-proxy';
import type { ConnectionTrust } from './connection-trust';
import { codeOf, ProxyRefused, ProxyUnreached, WrongPin } from './socket-failures';

/** An end to connect to. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A host as sockets take it: without the brackets of an IPv6 address. */
export const endpointOf = (address: URL): Endpoint => ({
  host: address.hostname.replace(/^\[(.*)\]$/, '$1'),
  port: Number(address.port || (address.protocol === 'https:' ? 443 : 80)),
});

/** Settles with the first of: ready, error, too late. What comes too late is destroyed. */
function whenReady<Kind extends Socket>(
  socket: Kind,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
): Promise<Kind> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(timedOut()), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    // Stays: an error after this moment belongs to whoever uses the socket, but must never be unheard.
    socket.on('error', fail);
    socket.once('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once(event, () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

const timedOut = (): Error => Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });

/** A TCP connection; both families are tried. */
export function openTcp(to: Endpoint, timeoutMs: number): Promise<Socket> {
  const socket = connectTcp({ host: to.host, port: to.port, noDelay: true, keepAlive: true });
  return whenReady(socket, 'connect', timeoutMs);
}

const serverNameOf = (host: string): { readonly servername?: string } => (isIP(host) === 0 ? { servername: host } : {});

/** TLS where an authority of the context has to vouch for the host's name. */
function startVouchedTls(socket: Socket, to: Endpoint, context: SecureContext, timeoutMs: number): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    host: to.host,
    ...serverNameOf(to.host),
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  });
  return whenReady(secured, 'secureConnect', timeoutMs);
}

export const fingerprintOf = (certificate: Buffer): string => createHash('sha256').update(certificate).digest('hex');

/** TLS with a peer that nobody has judged yet: for the two callers below alone, who write nothing before they have. */
function startUnjudgedTls(socket: Socket, to: Endpoint, timeoutMs: number): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    host: to.host,
    ...serverNameOf(to.host),
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  return whenReady(secured, 'secureConnect', timeoutMs);
}

/**
 * TLS with exactly one certificate: the handshake proves that the peer holds its key, and the socket is handed out only
 * after its SHA-256 has been compared.
 */
async function startPinnedTls(socket: Socket, to: Endpoint, pin: string, timeoutMs: number): Promise<TLSSocket> {
  const secured = await startUnjudgedTls(socket, to, timeoutMs);
  const shown = secured.getPeerX509Certificate();
  if (shown !== undefined && fingerprintOf(shown.raw) === pin) return secured;
  secured.destroy();
  throw new WrongPin();
}

export function startTls(socket: Socket, to: Endpoint, trust: ConnectionTrust, timeoutMs: number): Promise<TLSSocket> {
  return trust.pinned === null
    ? startVouchedTls(socket, to, trust.context, timeoutMs)
    : startPinnedTls(socket, to, trust.pinned, timeoutMs);
}

/** The certificate that a peer shows, for the user to look at: nothing is sent, and the socket is closed at once. */
export async function readShownCertificate(
  socket: Socket,
  to: Endpoint,
  timeoutMs: number,
): Promise<NonNullable<ReturnType<TLSSocket['getPeerX509Certificate']>> | null> {
  const secured = await startUnjudgedTls(socket, to, timeoutMs);
  const shown = secured.getPeerX509Certificate() ?? null;
  secured.destroy();
  return shown;
}

const signInOf = (proxy: URL): Readonly<Record<string, string>> => {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
};

async function openProxy(proxy: URL, context: SecureContext, timeoutMs: number): Promise<Socket> {
  const end = endpointOf(proxy);
  try {
    const plain = await openTcp(end, timeoutMs);
    return proxy.protocol === 'https:' ? await startVouchedTls(plain, end, context, timeoutMs) : plain;
  } catch (error) {
    throw new ProxyUnreached(proxyName(proxy), codeOf(error));
  }
}

/** A socket to a host by way of a proxy (CONNECT). The proxy itself is trusted as the machine trusts, never by a pin. */
export async function openTunnel(proxy: URL, to: Endpoint, context: SecureContext, timeoutMs: number): Promise<Socket> {
  const socket = await openProxy(proxy, context, timeoutMs);
  const authority = `${isIP(to.host) === 6 ? `[${to.host}]` : to.host}:${to.port}`;
  return new Promise((resolve, reject) => {
    const asking = httpRequest({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...signInOf(proxy) },
      createConnection: () => socket,
      timeout: timeoutMs,
    });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    asking.once('timeout', () => fail(timedOut()));
    asking.once('error', fail);
    asking.once('response', (answer) => fail(new ProxyRefused(proxyName(proxy), answer.statusCode ?? 0)));
    asking.once('connect', (answer, tunnel) => {
      if (answer.statusCode !== 200) return fail(new ProxyRefused(proxyName(proxy), answer.statusCode ?? 0));
      tunnel.setTimeout(0);
      resolve(tunnel as Socket);
    });
    asking.end();
  });
}
