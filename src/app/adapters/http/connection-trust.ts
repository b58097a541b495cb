import { createSecureContext, type SecureContext } from 'node:tls';
import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import { machineTrust } from './machine-trust';

type TrustSettings = Connection['trust'];

/** Whom one connection trusts at the other end. */
export interface ConnectionTrust {
  readonly context: SecureContext;
  /** SHA-256 of the only certificate that is accepted; null: any that an authority vouches for. */
  readonly pinned: string | null;
}

/** Fails with `connection-invalid` where the additional authority is no certificate. */
export function trustOf(settings: TrustSettings): ConnectionTrust {
  const { authorities } = machineTrust();
  const ca = settings.authority === null ? [...authorities] : [...authorities, settings.authority];
  if (settings.authority !== null) requireAuthority(settings.authority);
  return { context: createSecureContext({ ca, minVersion: 'TLSv1.2' }), pinned: settings.pinned };
}

function requireAuthority(pem: string): void {
  try {
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate');
    createSecureContext({ ca: pem });
  } catch {
    throw new ExpectedFailure(
      'connection-invalid',
      'The additional certificate authority is not a certificate in PEM form; choose the file that begins with "-----BEGIN CERTIFICATE-----".',
    );
  }
}

/** Says whom a connection trusts: the machine's own store or a bundle, an additional authority, one pinned certificate. */
export function describeTrust(settings: TrustSettings = { authority: null, pinned: null }): string {
  if (settings.pinned !== null) return `the pinned certificate ${settings.pinned.slice(0, 16)}… alone`;
  const { text } = machineTrust();
  return settings.authority === null ? text : `${text}, and this connection's additional authority`;
}
