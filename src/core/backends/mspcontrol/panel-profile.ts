import { ExpectedFailure } from '../../failure/failure';
import type { PanelOptions, ProfileId } from './panel-options';

export type PanelServiceName = 'esAuditLog' | 'esUsers' | 'esPackages';

/** Where a panel's services are and how their messages are written. */
export interface PanelProfile {
  /** With `{service}`. */
  readonly path: string;
  readonly namespace: string;
  /** With `{service}` and `{operation}`. */
  readonly action: string;
  readonly signIn: 'basic' | 'credentials';
  readonly credentialsNamespace: string;
  readonly credentialsFieldsNamespace: string;
}

const WEBSITEPANEL = 'http://smbsaas/websitepanel/enterpriseserver';
const SOLIDCP = 'http://smbsaas/solidcp/enterpriseserver';
const CREDENTIALS = {
  credentialsNamespace: 'http://solidcp.com/headers/Credentials',
  credentialsFieldsNamespace: 'http://solidcp/credentials',
};

const PROFILES: Readonly<Record<ProfileId, PanelProfile>> = {
  'websitepanel-asmx': {
    path: '/{service}.asmx',
    namespace: WEBSITEPANEL,
    action: `${WEBSITEPANEL}/{operation}`,
    signIn: 'basic',
    ...CREDENTIALS,
  },
  // The namespace of SolidCP's .asmx services is [inferred] from its later source.
  'solidcp-asmx': {
    path: '/{service}.asmx',
    namespace: SOLIDCP,
    action: `${SOLIDCP}/{operation}`,
    signIn: 'basic',
    ...CREDENTIALS,
  },
  // Here the namespace ends with a slash, and the action names the interface.
  'solidcp-wcf': {
    path: '/basic/{service}',
    namespace: `${SOLIDCP}/`,
    action: `${SOLIDCP}/I{service}/{operation}`,
    signIn: 'credentials',
    ...CREDENTIALS,
  },
  custom: { path: '', namespace: '', action: '', signIn: 'basic', ...CREDENTIALS },
};

/** The profile with what the options change of it; fails with `connection-invalid` where a custom one lacks a part. */
export function profileOf(options: PanelOptions): PanelProfile {
  const base = PROFILES[options.profile];
  const profile: PanelProfile = {
    path: options.path || base.path,
    namespace: options.namespace || base.namespace,
    action: options.action || base.action,
    signIn: options.signIn === 'profile' ? base.signIn : options.signIn,
    credentialsNamespace: options.credentialsNamespace || base.credentialsNamespace,
    credentialsFieldsNamespace: options.credentialsFieldsNamespace || base.credentialsFieldsNamespace,
  };
  const missing = (['path', 'namespace', 'action'] as const).filter((part) => profile[part] === '');
  if (missing.length > 0) {
    throw new ExpectedFailure(
      'connection-invalid',
      `The connection's own kind of service lacks its ${missing.join(', ')}: give each of them, or choose another kind.`,
    );
  }
  return profile;
}

export function servicePath(profile: PanelProfile, service: PanelServiceName): string {
  const path = profile.path.replaceAll('{service}', service);
  return path.startsWith('/') ? path : `/${path}`;
}

export function soapAction(profile: PanelProfile, service: PanelServiceName, operation: string): string {
  return profile.action.replaceAll('{service}', service).replaceAll('{operation}', operation);
}
