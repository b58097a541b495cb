import { type Description, descriptionSchema } from '../generic/description';

/** The portal's own activity is a tenant of its own; the name that the kind gives it. */
export const LUMU_PORTAL = { id: 'Portal', name: 'Portal' } as const;
/** Documented: the portal shows nothing older. */
export const LUMU_RETENTION_DAYS = 180;

/**
 * Lumu documents no interface for its audit log: all of this but the 180 days, the order and the UTC times is inferred
 * from its Defender API, and every part of it can be edited.
 */
export const LUMU_DESCRIPTION: Description = descriptionSchema.parse({
  version: 1,
  name: 'Lumu MSP portal audit log',
  notes: [
    { mark: 'documented', text: 'The portal keeps the log for 180 days, in UTC, newest first.' },
    {
      mark: 'documented',
      text: 'Admins and Supervisors may read it; a Supervisor sees the Portal and the assigned tenants.',
    },
    {
      mark: 'inferred',
      text: 'That there is an interface for the audit log at all, its path and its body: none is documented.',
    },
    {
      mark: 'inferred',
      text: 'The key as the query parameter "key", pages by "page" and "items" with paginationInfo.next: as in the Defender API.',
    },
    {
      mark: 'inferred',
      text: 'Names of the members of an entry, and that an entry without a company belongs to the Portal.',
    },
    { mark: 'inferred', text: 'Forty requests a minute: second-hand figures, no header is known.' },
  ],
  request: {
    method: 'POST',
    path: '/api/audit-logs/all',
    query: [
      { name: 'page', value: '{cursor}' },
      { name: 'items', value: '{limit}' },
    ],
    body: '{"fromDate":"{from}","toDate":"{to}"}',
    bodyType: 'application/json',
  },
  signIn: { kind: 'query', name: 'key' },
  items: { place: '/items', order: 'newest-first' },
  mapping: {
    version: 1,
    name: 'Lumu',
    readAs: 'lumu',
    columns: {},
  },
  tenants: { kind: 'records', known: [], otherwise: LUMU_PORTAL },
  times: { writing: 'iso-ms', zone: 'UTC', from: 'inclusive', to: 'exclusive', clock: 'event' },
  paging: { kind: 'token', places: ['/paginationInfo/next'], first: '1', stop: 'missing-next', cursorsLast: false },
  limit: 100,
  windows: {
    longestHours: 7 * 24,
    retentionDays: LUMU_RETENTION_DAYS,
    latenessHours: 24,
    overlapHours: 24,
    firstRangeDays: LUMU_RETENTION_DAYS,
  },
  rate: { requestsPerMinute: 40, parallel: 1 },
});
