/** The peer showed another certificate than the pinned one. */
export class WrongPin extends Error {
  constructor() {
    super('another certificate than the pinned one');
    this.name = 'WrongPin';
  }
}

/** The proxy did not open a way to the host. */
export class ProxyRefused extends Error {
  /** Without what signs in to it. */
  readonly proxy: string;
  readonly status: number;

  constructor(proxy: string, status: number) {
    super(`the proxy answered ${status}`);
    this.name = 'ProxyRefused';
    this.proxy = proxy;
    this.status = status;
  }
}

/** The proxy itself could not be connected to. */
export class ProxyUnreached extends Error {
  /** Without what signs in to it. */
  readonly proxy: string;
  /** Of the failure. */
  readonly reason: string;

  constructor(proxy: string, reason: string) {
    super(`the proxy could not be reached (${reason})`);
    this.name = 'ProxyUnreached';
    this.proxy = proxy;
    this.reason = reason;
  }
}

/** Codes of node:tls and OpenSSL that speak of the peer's certificate. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export type TlsProblem = 'wrong-pin' | 'expired' | 'not-yet-valid' | 'wrong-name' | 'untrusted' | 'handshake';

export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string') return code;
  return error.cause === undefined ? '' : codeOf(error.cause);
};

/** What is wrong with TLS; null: it is something else. */
export function tlsProblemOf(error: unknown): TlsProblem | null {
  if (error instanceof WrongPin) return 'wrong-pin';
  const code = codeOf(error);
  if (code === 'CERT_HAS_EXPIRED') return 'expired';
  if (code === 'CERT_NOT_YET_VALID') return 'not-yet-valid';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'wrong-name';
  if (CERTIFICATE_CODES.has(code)) return 'untrusted';
  return code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') ? 'handshake' : null;
}

/** Sentence and advice for each problem, for the test of a connection and for a failed request alike. */
export const TLS_SENTENCES: Readonly<Record<TlsProblem, { readonly text: string; readonly advice: string }>> = {
  'wrong-pin': {
    text: 'shows another certificate than the pinned one',
    advice: 'Ask whoever runs it whether the certificate was renewed; if so, test the connection and pin the new one.',
  },
  expired: {
    text: 'shows a certificate that has expired',
    advice: 'Whoever runs it has to renew the certificate; check this computer’s clock too.',
  },
  'not-yet-valid': {
    text: 'shows a certificate that is not valid yet',
    advice: 'Check this computer’s clock.',
  },
  'wrong-name': {
    text: 'shows a certificate for another name',
    advice: 'Use the name that the certificate is for in the connection’s address.',
  },
  untrusted: {
    text: 'shows a certificate that nobody vouches for whom this computer trusts',
    advice:
      'Give the connection the file of the certificate authority, or compare the certificate’s fingerprint with whoever runs it and pin it.',
  },
  handshake: {
    text: 'does not speak TLS as this program does (1.2 or later)',
    advice: 'Check whether port and https are right in the address.',
  },
};
