import type { HttpRequest } from '@core/http/http-client';
import { BackendFailure } from '@core/http/backend-failure';

/** Percent-encoded; half surrogate pairs, which cannot be, are replaced. */
export const encoded = (text: string): string => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));

/** Adds to an address's query without touching what stands there. */
export function withParameters(address: URL, parameters: readonly (readonly [string, string])[]): URL {
  if (parameters.length === 0) return address;
  const added = parameters.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const result = new URL(address);
  result.search = address.search.length > 1 ? `${address.search}&${added}` : `?${added}`;
  return result;
}

const nameOf = (pair: string): string => {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
};

/** Takes a parameter out of an address's query without touching the rest. */
export function withoutParameter(address: URL, name: string): URL {
  if (!address.searchParams.has(name)) return address;
  const result = new URL(address);
  result.search = address.search
    .slice(1)
    .split('&')
    .filter((pair) => nameOf(pair) !== name)
    .join('&');
  return result;
}

/** Where a request goes: an absolute address, or one below the connection's. Fails with `malformed`. */
export function requestAddress(request: HttpRequest, base: URL): URL {
  const { address } = request;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(address);
  const own = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const below = address === '' || /^[/?]/.test(address) ? `${own}${address}` : `${own}/${address}`;
  try {
    const parsed = new URL(isAbsolute ? address : below);
    if (!/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '')
      throw new Error('refused');
    if (!isAbsolute && parsed.origin !== base.origin) throw new Error('refused');
    parsed.hash = '';
    return withParameters(parsed, request.query ?? []);
  } catch {
    throw new BackendFailure('malformed', `The address for ${request.what} is no address that can be asked.`);
  }
}

/** For messages and answers: without the query, which may hold a secret. */
export const shownAddress = (address: URL): string => `${address.origin}${address.pathname}`;
