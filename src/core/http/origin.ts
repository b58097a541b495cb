const ADDRESS = /^(https?):\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:@]+)(?::(\d+))?(?=[/?#]|$)/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** `https://host[:port]` of an absolute address, in lower case and without the default port; null: it is none. */
export function originOf(address: string): string | null {
  const parts = partsOf(address);
  return parts === null ? null : `${parts.scheme}://${parts.host}`;
}

/** `host[:port]` of an absolute address, in lower case and without the default port; null: it is none. */
export function hostOf(address: string): string | null {
  return partsOf(address)?.host ?? null;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** True for plain http to another machine: whoever is on the way can read what is sent. */
export function isUnprotected(address: string): boolean {
  const parts = partsOf(address);
  return parts?.scheme === 'http' && !LOOPBACK.test(parts.host);
}

function partsOf(address: string): { readonly scheme: string; readonly host: string } | null {
  // What readers of addresses disagree about names no origin here.
  if (/[\\\s]/.test(address)) return null;
  const [, scheme, host, port] = ADDRESS.exec(address) ?? [];
  if (scheme === undefined || host === undefined) return null;
  const lower = scheme.toLowerCase();
  const isDefault = port === undefined || port === DEFAULT_PORTS[lower];
  return { scheme: lower, host: isDefault ? host.toLowerCase() : `${host.toLowerCase()}:${port}` };
}
