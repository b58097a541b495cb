import type { KindId } from '@core/backends/kind-id';

/** The kinds of backends by the names that their vendors use. */
export const KIND_TITLES = {
  cloudtrail: 'AWS CloudTrail',
  okta: 'Okta',
  github: 'GitHub',
  'google-workspace': 'Google Workspace',
  microsoft365: 'Microsoft 365',
  mspcontrol: 'MSPControl',
  lumu: 'Lumu',
  generic: 'Generic',
} as const satisfies Record<KindId, string>;
