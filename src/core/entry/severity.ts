export const SEVERITIES = ['information', 'warning', 'error'] as const;
/** Ordered: a later one is graver. The archive stores the index. */
export type Severity = (typeof SEVERITIES)[number];
