import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { chooseProxy } from './choose-proxy';
import type { ConnectionTrust } from './connection-trust';
import type { HttpLimits } from './http-limits';
import { endpointOf, openTcp, openTunnel, startTls } from './open-socket';

export interface WaysOut {
  readonly trust: ConnectionTrust;
  /** Of the connection; null: as the environment says. */
  readonly proxy: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly limits: HttpLimits;
  readonly parallel: number;
}

/** undici's pools of sockets, one for each way out: directly, or by a proxy. */
export class Dispatchers {
  readonly #ways: WaysOut;
  readonly #open = new Map<string, Dispatcher>();

  constructor(ways: WaysOut) {
    this.#ways = ways;
  }

  for(address: URL): Dispatcher {
    const proxy = chooseProxy(address, this.#ways.proxy, this.#ways.environment);
    const key = proxy === null ? '' : `${address.protocol} ${proxy.href}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const made = this.#make(address, proxy);
    this.#open.set(key, made);
    return made;
  }

  /** On a socket of its own: a kept one may have been closed by the backend, and a lost request must not be sent again. */
  alone(address: URL): Dispatcher {
    return this.#make(address, chooseProxy(address, this.#ways.proxy, this.#ways.environment));
  }

  async close(): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(all.map((one) => one.destroy()));
  }

  #make(address: URL, proxy: URL | null): Dispatcher {
    const { limits, parallel, trust } = this.#ways;
    const options = { connections: parallel, maxHeaderSize: limits.headerBytes, pipelining: 1 };
    // Through a proxy, plain HTTP is asked by absolute address: many proxies open tunnels for TLS only.
    if (proxy !== null && address.protocol === 'http:') {
      return new ProxyAgent({
        ...options,
        uri: proxy.href,
        proxyTunnel: false,
        proxyTls: { secureContext: trust.context },
      });
    }
    const connect = async (to: URL) => {
      const end = endpointOf(to);
      const socket =
        proxy === null
          ? await openTcp(end, limits.connectMs)
          : await openTunnel(proxy, end, trust.context, limits.connectMs);
      return to.protocol === 'https:' ? await startTls(socket, end, trust, limits.connectMs) : socket;
    };
    return new Agent({
      ...options,
      connect: ({ protocol, hostname, port }, callback) => {
        const to = new URL(`${protocol}//${hostname}${port === '' ? '' : `:${port}`}`);
        connect(to).then(
          (socket) => callback(null, socket),
          (error: Error) => callback(error, null),
        );
      },
    });
  }
}
