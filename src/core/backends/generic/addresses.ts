import { BackendFailure } from '../../http/backend-failure';

const ABSOLUTE = /^(https?:\/\/[^/?#]+)([^?#]*)(\?[^#]*)?(?:#.*)?$/i;

/** Scheme, host and port of an absolute address in lower case; null where it is none. */
export function originOf(address: string): string | null {
  const match = ABSOLUTE.exec(address);
  if (match === null || /[@\\\s]/.test(match[1] ?? '')) return null;
  return (match[1] ?? '')
    .toLowerCase()
    .replace(/^(http:.*):80$/, '$1')
    .replace(/^(https:.*):443$/, '$1');
}

/** Host and port, as an installation is named by. */
export function hostOf(address: string): string {
  return (originOf(address) ?? address).replace(/^https?:\/\//, '');
}

/** The path of a description behind the connection's address. */
export function behind(base: string, path: string): string {
  if (/^https?:\/\//i.test(path)) return path;
  const stem = base.replace(/\/+$/, '');
  return path === '' || path.startsWith('/') || path.startsWith('?') ? `${stem}${path}` : `${stem}/${path}`;
}

/**
 * Where a link of an answer leads: absolute, by the address that was asked. Fails with `redirected` where it leads to
 * another host, which is never asked, and with `malformed` where it is no address.
 */
export function followed(link: string, asked: string, what: string): string {
  const resolved = resolve(link.trim(), asked);
  const origin = resolved === null ? null : originOf(resolved);
  if (resolved === null || origin === null) {
    throw new BackendFailure('malformed', `${what} names a next page that is no address.`, {
      detail: link.slice(0, 500),
    });
  }
  if (origin !== originOf(asked)) {
    throw new BackendFailure(
      'redirected',
      `${what} names a next page at another host (${origin}), which is not asked.`,
    );
  }
  return resolved;
}

function resolve(link: string, asked: string): string | null {
  if (/[\s\\]/.test(link)) return null;
  if (/^https?:\/\//i.test(link)) return link.replace(/#.*$/, '');
  const match = ABSOLUTE.exec(asked);
  if (match === null || link === '' || /^[a-z][a-z0-9+.-]*:/i.test(link)) return null;
  const [, origin = '', path = ''] = match;
  if (link.startsWith('//')) return `${origin.replace(/:.*$/, '')}:${link}`;
  if (link.startsWith('/')) return `${origin}${link}`;
  if (link.startsWith('?')) return `${origin}${path}${link}`;
  return `${origin}${path.replace(/[^/]*$/, '') || '/'}${link}`;
}

/** Takes a parameter out of an address: a key that the backend writes back must not be kept with a cursor. */
export function withoutParameter(address: string, name: string): string {
  const cut = address.indexOf('?');
  if (cut < 0) return address;
  const kept = address
    .slice(cut + 1)
    .split('&')
    .filter((pair) => decoded(pair.split('=')[0] ?? '') !== name);
  return kept.length === 0 ? address.slice(0, cut) : `${address.slice(0, cut)}?${kept.join('&')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The addresses of a Link header (RFC 8288) with the wanted relation; null where there is none. */
export function linkOf(header: string | undefined, rel: string): string | null {
  const link = /<([^>]*)>((?:\s*;\s*[^\s;,="]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
  for (const [, address = '', parameters = ''] of (header ?? '').matchAll(link)) {
    const relations = relationsOf(parameters);
    if (relations.includes(rel.toLowerCase())) return address;
  }
  return null;
}

/** The first `rel` counts; text within quotes is none. */
function relationsOf(parameters: string): readonly string[] {
  const parameter = /;\s*([^\s;,="]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g;
  for (const [, name = '', quoted, plain = ''] of parameters.matchAll(parameter)) {
    if (name.toLowerCase() === 'rel') return (quoted ?? plain).toLowerCase().split(/\s+/);
  }
  return [];
}
