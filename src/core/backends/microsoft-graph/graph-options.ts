import type { Connection } from '../../connections/connection';
import type { Microseconds } from '../../entry/entry-time';
import type { CollectionStream, OptionField } from '../connector';
import { loginAddressField, parseOptions, tenantsField, tenantsSchema } from '../microsoft365/entra';
import { DAY, HOUR, SECOND } from '../microsoft365/management-options';
import { z } from 'zod';

/** The parts of a tenant's log that Graph serves. */
export const GRAPH_STREAMS = ['directoryAudits', 'signIns', 'unified'] as const;
export type GraphStream = (typeof GRAPH_STREAMS)[number];

export const GRAPH_TITLES: Readonly<Record<GraphStream, string>> = {
  directoryAudits: 'Directory audits',
  signIns: 'Sign-ins',
  unified: 'Purview audit search',
};

/** What the app must be allowed, as an application permission with an administrator's consent. */
export const GRAPH_PERMISSIONS: Readonly<Record<GraphStream, string>> = {
  directoryAudits: 'AuditLog.Read.All',
  signIns: 'AuditLog.Read.All (and a Microsoft Entra ID P1 or P2 licence in the tenant)',
  unified: 'AuditLogsQuery.Read.All',
};

/** National clouds [inferred]: their hosts are not in the documents at hand, so the address can be edited. */
export const GRAPH_CLOUDS = {
  global: { title: 'Worldwide', root: 'https://graph.microsoft.com', login: 'https://login.microsoftonline.com' },
  'us-government': {
    title: 'US Government L4',
    root: 'https://graph.microsoft.us',
    login: 'https://login.microsoftonline.us',
  },
  dod: {
    title: 'US Government L5 (DoD)',
    root: 'https://dod-graph.microsoft.us',
    login: 'https://login.microsoftonline.us',
  },
  china: {
    title: 'China (21Vianet)',
    root: 'https://microsoftgraph.chinacloudapi.cn',
    login: 'https://login.chinacloudapi.cn',
  },
} as const;
const CLOUD_IDS = ['global', 'us-government', 'dod', 'china'] as const;

export const graphOptionsSchema = z.object({
  tenants: tenantsSchema,
  cloud: z.enum(CLOUD_IDS).default('global'),
  streams: z.array(z.enum(GRAPH_STREAMS)).min(1).default(['directoryAudits', 'unified']),
  /** 30 days with a P1 or P2 licence, 7 without [inferred]. */
  directoryDays: z.number().int().min(1).max(3650).default(30),
  /** 180 days, a year with E5 [inferred]. */
  unifiedDays: z.number().int().min(1).max(3650).default(180),
  /** Minutes to hours [inferred]. */
  latenessHours: z.number().min(0).max(168).default(24),
  pageSize: z.number().int().min(1).max(1000).default(500),
  searchDays: z.number().int().min(1).max(31).default(7),
  /** A known client looks after 10 s and then every 5 s [inferred]; less than 0.05 is 0.05. */
  firstLookSeconds: z.number().min(0).max(600).default(10),
  searchMinutes: z.number().int().min(1).max(1440).default(60),
  /** The reports limit of one app and tenant [inferred]. */
  requestsPerTenSeconds: z.number().int().min(1).max(10_000).default(5),
  loginAddress: z.string().trim().max(2000).default(''),
});
export type GraphOptions = z.infer<typeof graphOptionsSchema>;

const inferred = (name: string, label: string, help: string): OptionField => ({
  name,
  label,
  kind: 'number',
  help,
  isInferred: true,
});

export const graphFields: readonly OptionField[] = [
  tenantsField,
  {
    name: 'cloud',
    label: 'Cloud',
    kind: 'choice',
    choices: CLOUD_IDS.map((value) => ({ value, label: GRAPH_CLOUDS[value].title })),
    help: 'Chooses the login host. The address must be the same cloud’s.',
    isInferred: true,
  },
  {
    name: 'streams',
    label: 'Logs',
    kind: 'list',
    choices: GRAPH_STREAMS.map((value) => ({ value, label: GRAPH_TITLES[value] })),
    help: 'Directory audits and sign-ins need AuditLog.Read.All, sign-ins a licence besides; the Purview audit search needs AuditLogsQuery.Read.All and reaches back beyond the seven days of the Management Activity API.',
    isInferred: false,
  },
  inferred(
    'directoryDays',
    'Directory audits kept (days)',
    '30 with a Microsoft Entra ID P1 or P2 licence, 7 without.',
  ),
  inferred('unifiedDays', 'Purview audit kept (days)', 'The tenant’s audit retention: 180, or 365 with E5.'),
  inferred('latenessHours', 'Asked again for (hours)', 'How late entries may still appear.'),
  inferred('pageSize', 'Entries a page', 'How many entries are asked for at once.'),
  inferred('searchDays', 'Days of one audit search', 'A shorter search ends sooner; each is one job at Microsoft.'),
  inferred(
    'firstLookSeconds',
    'First look at a search after (seconds)',
    'Then less and less often, up to once a minute.',
  ),
  inferred('searchMinutes', 'Longest wait for one search (minutes)', 'A search that takes longer has failed.'),
  inferred(
    'requestsPerTenSeconds',
    'Requests in ten seconds',
    'The limit of Microsoft’s reporting interfaces for one app and tenant is 5.',
  ),
  loginAddressField,
];

export const graphOptionsOf = (connection: Connection): GraphOptions => parseOptions(graphOptionsSchema, connection);

export const retentionOf = (options: GraphOptions, stream: GraphStream): Microseconds =>
  (stream === 'unified' ? options.unifiedDays : options.directoryDays) * DAY;

/** Directory audits and sign-ins by the day, searches by some days, because each is a job of minutes. */
export function graphStreams(options: GraphOptions): readonly CollectionStream[] {
  const lateness = Math.round(options.latenessHours * HOUR);
  return [...new Set(options.streams)].map((id) => ({
    id,
    title: GRAPH_TITLES[id],
    rules: {
      clock: 'event',
      granularity: SECOND,
      zone: 'UTC',
      longestWindow: id === 'unified' ? options.searchDays * DAY : DAY,
      shortestWindow: SECOND,
      retention: retentionOf(options, id),
      lateness,
      overlap: lateness,
      firstRange: retentionOf(options, id),
      cursorsLast: true,
    },
  }));
}
