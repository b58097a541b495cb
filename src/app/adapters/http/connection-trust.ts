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
export function trustOf({ authority, pinned }: TrustSettings): ConnectionTrust {
  if (authority === null) return { context: machineContext(), pinned };
  requireAuthority(authority);
  return { context: contextOf([...machineTrust().authorities, authority]), pinned };
}

/** Reading the machine's authorities takes some 100 ms: it is done once. */
let ofMachine: SecureContext | null = null;
function machineContext(): SecureContext {
  ofMachine ??= contextOf(machineTrust().authorities);
  return ofMachine;
}

const contextOf = (authorities: readonly string[]): SecureContext =>
  createSecureContext({ ca: [...authorities], minVersion: 'TLSv1.2' });

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
