import type { HttpRequest, SignIn } from '../../http/http-client';
import { behind } from './addresses';
import type { Connection } from '../../connections/connection';
import type { DescribedRequest, DescribedSignIn } from './description-request';
import type { PagePosition } from './page-position';
import { fillBody, fillHeader, fillPath, fillQuery, type PlaceholderValues } from './placeholders';

/** What a request is made of besides its description. */
export interface RequestContext {
  readonly connection: Connection;
  readonly signIn: DescribedSignIn;
  /** For messages: "the audit log of Contoso". */
  readonly what: string;
  readonly accept?: readonly number[];
}

/** The place of the secret, for the HTTP adapter; account and token address come from the connection. */
export function signInOf(described: DescribedSignIn, connection: Connection): SignIn {
  switch (described.kind) {
    case 'none':
    case 'bearer':
    case 'header':
    case 'query':
      return described;
    case 'basic':
      return { kind: 'basic', user: connection.account ?? '' };
    case 'client-credentials':
      return {
        kind: 'client-credentials',
        tokenAddress: behind(connection.address, described.tokenAddress),
        clientId: connection.account ?? '',
        scope: described.scope,
        fields: described.fields,
      };
  }
}

/** Fills a described request in. A next page that is known by its address is asked there, with that address's own query. */
export function requestOf(
  described: DescribedRequest,
  context: RequestContext,
  values: PlaceholderValues,
  position: PagePosition,
): HttpRequest {
  const { connection, what, accept } = context;
  const isSent = (on: 'every' | 'first' | 'next'): boolean =>
    on === 'every' || (on === 'first') === (position.isFirst === true);
  const query = described.query
    .filter((one) => (position.address === null ? isSent(one.on) : one.on === 'next'))
    .flatMap(({ name, value }): readonly (readonly [string, string])[] => {
      const filled = fillQuery(value, values);
      return filled === null ? [] : [[name, filled]];
    });
  const headers: Record<string, string> = { Accept: 'application/json' };
  for (const { name, value, on } of described.headers) {
    const filled = isSent(on) ? fillHeader(value, values) : null;
    if (filled !== null) headers[name] = filled;
  }
  const hasBody = described.method === 'POST' && described.body !== '';
  return {
    method: described.method,
    address: position.address ?? behind(connection.address, fillPath(described.path, values)),
    query,
    headers,
    ...(hasBody
      ? { body: { text: fillBody(described.body, described.bodyType, values), type: described.bodyType } }
      : {}),
    signIn: signInOf(context.signIn, connection),
    what,
    ...(accept === undefined ? {} : { accept }),
  };
}

/** A request as it is shown: method, address, headers and body; the secret is not in it, for core has none. */
export function shownRequest(request: HttpRequest): string {
  const query = (request.query ?? []).map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const joint = query === '' ? '' : request.address.includes('?') ? '&' : '?';
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const lines = [`${request.method} ${request.address}${joint}${query}`, ...headers];
  if (request.body !== undefined) lines.push(`Content-Type: ${request.body.type}`, '', request.body.text);
  return lines.join('\n');
}
