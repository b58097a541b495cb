import { BackendFailure, type BackendFailureKind } from '@core/http/backend-failure';
import { codeOf, ProxyRefused, ProxyUnreached, TLS_SENTENCES, tlsProblemOf } from './socket-failures';

/** A failure below HTTP, as the user reads it. */
export interface NetworkProblem {
  readonly kind: BackendFailureKind;
  /** Goes on after the host: "… could not be found". */
  readonly text: string;
  readonly advice: string;
  /** True where nothing of the request has been sent, so that sending it again does no harm. */
  readonly isBeforeSending: boolean;
  /** True where it may be better in a moment. */
  readonly mayPass: boolean;
}

const problem = (
  kind: BackendFailureKind,
  text: string,
  advice: string,
  more: Partial<Pick<NetworkProblem, 'isBeforeSending' | 'mayPass'>> = {},
): NetworkProblem => ({ kind, text, advice, isBeforeSending: false, mayPass: true, ...more });

const before = { isBeforeSending: true } as const;

/** By the codes of node:net, node:dns, node:zlib and undici. */
const BY_CODE: Readonly<Record<string, NetworkProblem>> = {
  ENOTFOUND: problem('name-not-resolved', 'has a name that could not be found', 'Check the address for a slip.', {
    ...before,
    mayPass: false,
  }),
  EAI_AGAIN: problem('name-not-resolved', 'has a name that could not be looked up now', 'Check the network.', before),
  ECONNREFUSED: problem('unreachable', 'refused the connection', 'Check port and service.', before),
  EHOSTUNREACH: problem('unreachable', 'cannot be reached from here', 'Check network, VPN and firewall.', before),
  ENETUNREACH: problem('unreachable', 'cannot be reached from here', 'Check network, VPN and firewall.', before),
  EADDRNOTAVAIL: problem('unreachable', 'cannot be reached from here', 'Check network, VPN and firewall.', before),
  EACCES: problem('unreachable', 'may not be reached from here', 'A firewall on this computer forbids it.', before),
  ETIMEDOUT: problem(
    'unreachable',
    'did not answer the connection in time',
    'Check network, VPN and firewall.',
    before,
  ),
  UND_ERR_CONNECT_TIMEOUT: problem(
    'unreachable',
    'did not answer the connection in time',
    'Check network, VPN and firewall.',
    before,
  ),
  UND_ERR_HEADERS_TIMEOUT: problem('timeout', 'did not begin to answer in time', 'Try again later.'),
  UND_ERR_BODY_TIMEOUT: problem('timeout', 'stopped in the middle of its answer', 'Try again later.'),
  UND_ERR_HEADERS_OVERFLOW: problem('too-large', 'answered with larger headers than are taken', 'Check the address.', {
    mayPass: false,
  }),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: problem('interrupted', 'answered less than it announced', 'Try again later.'),
  UND_ERR_SOCKET: problem('interrupted', 'broke the connection off', 'Try again later.'),
  ECONNRESET: problem('interrupted', 'broke the connection off', 'Try again later.'),
  EPIPE: problem('interrupted', 'broke the connection off', 'Try again later.'),
  Z_BUF_ERROR: problem('interrupted', 'ended a compressed answer in its middle', 'Try again later.'),
};

function tlsOrNull(error: unknown): NetworkProblem | null {
  const tls = tlsProblemOf(error);
  if (tls === null) return null;
  return problem('tls', TLS_SENTENCES[tls].text, TLS_SENTENCES[tls].advice, { ...before, mayPass: false });
}

/** What went wrong below HTTP; null: it is no such failure, but a bug. */
export function networkProblemOf(error: unknown): NetworkProblem | null {
  if (error instanceof ProxyRefused) {
    const text =
      error.status === 407
        ? `is behind the proxy ${error.proxy}, which wants a sign-in`
        : `was not opened by the proxy ${error.proxy} (it answered ${error.status})`;
    return problem('unreachable', text, 'Check the proxy in the connection or the environment.', {
      ...before,
      mayPass: error.status >= 500,
    });
  }
  if (error instanceof ProxyUnreached) {
    const text = `is behind the proxy ${error.proxy}, which could not be reached (${error.reason})`;
    return problem('unreachable', text, 'Check the proxy in the connection or the environment.', before);
  }
  const code = codeOf(error);
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  // undici's own words; its errors carry no other mark.
  if (error instanceof Error && error.message === 'Proxy Authentication Required (407)') {
    return problem('unreachable', 'is behind a proxy that wants a sign-in', 'Check the proxy.', { mayPass: false });
  }
  if (code.startsWith('HPE_') || (error instanceof Error && error.name === 'HTTPParserError')) {
    return problem('malformed', 'answered something that is not HTTP', 'Check port and https in the address.', {
      mayPass: false,
    });
  }
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_BROTLI')) {
    return problem('malformed', 'answered something that cannot be decompressed', 'Try again later.', {
      mayPass: false,
    });
  }
  return tlsOrNull(error);
}

/** Never carries the cause: it holds the request, and with it the secret. */
export function networkFailure(found: NetworkProblem, host: string, what: string, error: unknown): BackendFailure {
  const code = codeOf(error);
  const message = `${host} ${found.text} when asked for ${what}. ${found.advice}`;
  return new BackendFailure(found.kind, message, /^[A-Z0-9_]{3,60}$/.test(code) ? { detail: code } : {});
}
