export const KIND_IDS = [
  'cloudtrail',
  'okta',
  'github',
  'google-workspace',
  'microsoft365',
  'mspcontrol',
  'lumu',
  'generic',
] as const;
/** A kind of backend; `generic` is read by a mapping that the user made. */
export type KindId = (typeof KIND_IDS)[number];
