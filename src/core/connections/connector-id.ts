export const CONNECTOR_IDS = [
  'mspcontrol',
  'http-json',
  'lumu',
  'okta',
  'github',
  'microsoft365',
  'microsoft-graph',
] as const;
/** Our code for one way of asking one kind of backend. */
export type ConnectorId = (typeof CONNECTOR_IDS)[number];
