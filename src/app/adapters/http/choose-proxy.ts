import { isIP } from 'node:net';

type Environment = Readonly<Record<string, string | undefined>>;

/** Lower case wins, as in curl. */
const variable = (environment: Environment, name: string): string =>
  (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();

export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  (isIP(host) === 4 && host.startsWith('127.'));

const portOf = (target: URL): string => target.port || (target.protocol === 'https:' ? '443' : '80');

/** One name of NO_PROXY: `*`, `example.com` and its subdomains, `.example.com`, `*.example.com`, each with `:port`. */
function isExempt(target: URL, rule: string): boolean {
  if (rule === '*') return true;
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(rule) ?? [];
  if (port !== undefined && port !== portOf(target)) return false;
  const name = host.replace(/^\*?\./, '').toLowerCase();
  if (name === '') return false;
  return target.hostname === name || target.hostname.endsWith(`.${name}`);
}

function parsed(text: string): URL | null {
  const address = URL.parse?.(text.includes('://') ? text : `http://${text}`) ?? tryUrl(text);
  return address !== null && /^https?:$/.test(address.protocol) ? address : null;
}

/** `URL.parse` came with Node 22. */
function tryUrl(text: string): URL | null {
  try {
    return new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    return null;
  }
}

/**
 * The proxy for an address: the connection's own, else HTTPS_PROXY or HTTP_PROXY (then ALL_PROXY) of the environment
 * unless NO_PROXY exempts the host. This machine itself is never asked through the environment's proxy.
 */
export function chooseProxy(target: URL, own: string | null, environment: Environment): URL | null {
  if (own !== null) return parsed(own);
  if (isLoopback(target.hostname)) return null;
  const given =
    variable(environment, target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ||
    variable(environment, 'ALL_PROXY');
  if (given === '') return null;
  const exempt = variable(environment, 'NO_PROXY').split(/[\s,]+/);
  return exempt.some((rule) => isExempt(target, rule)) ? null : parsed(given);
}

/** For messages: without what signs in to it. */
export const proxyName = (proxy: URL): string => `${proxy.protocol}//${proxy.host}`;
