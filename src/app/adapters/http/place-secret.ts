import { BackendFailure } from '@core/http/backend-failure';
import type { HttpRequest, SignIn } from '@core/http/http-client';
import { withoutParameter, withParameters } from './request-address';

/** A request as it goes out. */
export interface OutgoingRequest {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

/** Characters that XML 1.0 knows no way to write. */
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** What undici and RFC 9110 let into a header. */
const NO_HEADER = /[^\t\u0020-\u007E\u0080-\u00FF]/;

function headerValue(prefix: string, secret: string, what: string): string {
  if (NO_HEADER.test(secret)) {
    throw new BackendFailure(
      'no-secret',
      `The secret holds characters that cannot be sent in a header, so ${what} was not asked for; set the secret again.`,
    );
  }
  return `${prefix}${secret}`;
}

function bodyText(secret: string, escape: 'xml' | 'json', what: string): string {
  if (escape === 'json') return JSON.stringify(secret).slice(1, -1);
  if (!NO_XML.test(secret)) return xmlText(secret);
  throw new BackendFailure(
    'no-secret',
    `The secret holds characters that cannot be sent in XML, so ${what} was not asked for; set the secret again.`,
  );
}

/** Writes the secret (for client credentials: the token) where the connector says that it belongs. */
export function placeSecret(
  plain: OutgoingRequest,
  signIn: SignIn,
  secret: string,
  request: HttpRequest,
): OutgoingRequest {
  const withHeader = (name: string, value: string): OutgoingRequest => ({
    ...plain,
    headers: { ...plain.headers, [name.toLowerCase()]: value },
  });
  switch (signIn.kind) {
    case 'none':
      return plain;
    case 'basic':
      // RFC 7617: UTF-8.
      return withHeader('authorization', `Basic ${Buffer.from(`${signIn.user}:${secret}`, 'utf8').toString('base64')}`);
    case 'bearer':
    case 'client-credentials':
      return withHeader('authorization', headerValue('Bearer ', secret, request.what));
    case 'header':
      return withHeader(signIn.name, headerValue(signIn.prefix, secret, request.what));
    case 'query':
      // A next link may repeat the parameter, with the secret or with what stands in its place in a kept cursor.
      return {
        ...plain,
        address: withParameters(withoutParameter(plain.address, signIn.name), [[signIn.name, secret]]),
      };
    case 'body': {
      const escaped = bodyText(secret, signIn.escape, request.what);
      return { ...plain, body: plain.body?.replaceAll(signIn.mark, () => escaped) ?? null };
    }
  }
}

/** Fails with `malformed` where a header holds what would end it: a line break in a vendor's cursor, for example. */
export function requireSendable(sent: OutgoingRequest, what: string): void {
  const isWrong = Object.entries(sent.headers).some(
    ([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || NO_HEADER.test(value),
  );
  if (isWrong) throw new BackendFailure('malformed', `The request for ${what} has a header that cannot be sent.`);
}
