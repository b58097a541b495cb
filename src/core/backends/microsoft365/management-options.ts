import type { Connection } from '../../connections/connection';
import type { Microseconds } from '../../entry/entry-time';
import type { CollectionStream, OptionField } from '../connector';
import { loginAddressField, parseOptions, tenantsField, tenantsSchema } from './entra';
import { z } from 'zod';

export const SECOND: Microseconds = 1_000_000;
export const HOUR: Microseconds = 3600 * SECOND;
export const DAY: Microseconds = 24 * HOUR;
/** A list may start at most this far back: it is refused beyond (AF20030). */
export const FURTHEST_BACK: Microseconds = 7 * DAY;
/** Planned for: five minutes less, so that a window is still served when its turn comes. */
export const PLANNED_BACK: Microseconds = FURTHEST_BACK - 300 * SECOND;
/** The first content of a new subscription may take this long. */
export const SUBSCRIPTION_DELAY: Microseconds = 12 * HOUR;

/** The content types of the Management Activity API. */
export const CONTENT_TYPES = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

const TITLES: Readonly<Record<ContentType, string>> = {
  'Audit.AzureActiveDirectory': 'Microsoft Entra ID',
  'Audit.Exchange': 'Exchange',
  'Audit.SharePoint': 'SharePoint and OneDrive',
  'Audit.General': 'All other workloads',
  'DLP.All': 'Data loss prevention',
};

/** Where each national cloud serves the log and signs apps in. */
export const MANAGEMENT_CLOUDS = {
  global: { title: 'Worldwide', root: 'https://manage.office.com', login: 'https://login.microsoftonline.com' },
  gcc: { title: 'US GCC', root: 'https://manage-gcc.office.com', login: 'https://login.microsoftonline.com' },
  'gcc-high': {
    title: 'US GCC High',
    root: 'https://manage.office365.us',
    login: 'https://login.microsoftonline.us',
  },
  dod: { title: 'US DoD', root: 'https://manage.protection.apps.mil', login: 'https://login.microsoftonline.us' },
} as const;
const CLOUD_IDS = ['global', 'gcc', 'gcc-high', 'dod'] as const;

export const managementOptionsSchema = z.object({
  tenants: tenantsSchema,
  cloud: z.enum(CLOUD_IDS).default('global'),
  contentTypes: z
    .array(z.enum(CONTENT_TYPES))
    .min(1)
    .default(['Audit.AzureActiveDirectory', 'Audit.Exchange', 'Audit.SharePoint', 'Audit.General']),
  publisherIdentifier: z.string().trim().max(100).default(''),
  loginAddress: z.string().trim().max(2000).default(''),
  startSubscriptions: z.boolean().default(true),
  /** Not documented for the list by creation: how long it may still grow [inferred]. */
  latenessHours: z.number().min(0).max(168).default(24),
});
export type ManagementOptions = z.infer<typeof managementOptionsSchema>;

export const managementFields: readonly OptionField[] = [
  tenantsField,
  {
    name: 'cloud',
    label: 'Cloud',
    kind: 'choice',
    choices: CLOUD_IDS.map((value) => ({ value, label: MANAGEMENT_CLOUDS[value].title })),
    help: 'Chooses the login host. The address must be the same cloud’s: manage.office.com, manage-gcc.office.com, manage.office365.us or manage.protection.apps.mil.',
    isInferred: false,
  },
  {
    name: 'contentTypes',
    label: 'Content types',
    kind: 'list',
    choices: CONTENT_TYPES.map((value) => ({ value, label: `${TITLES[value]} (${value})` })),
    help: 'What is collected. DLP.All needs the permission ActivityFeed.ReadDlp besides ActivityFeed.Read.',
    isInferred: false,
  },
  {
    name: 'startSubscriptions',
    label: 'Start missing subscriptions',
    kind: 'boolean',
    help: 'Microsoft keeps content of a type only while a subscription to it is on. Starting one changes the tenant’s settings; its first content comes up to 12 hours later.',
    isInferred: false,
  },
  {
    name: 'publisherIdentifier',
    label: 'Publisher identifier',
    kind: 'text',
    help: 'Tenant ID of the app’s vendor, whose quota is then used; empty: none is sent.',
    isInferred: false,
  },
  {
    name: 'latenessHours',
    label: 'Asked again for (hours)',
    kind: 'number',
    help: 'How far each collection reaches back over what it has, and how long a day may still grow.',
    isInferred: true,
  },
  loginAddressField,
];

export const managementOptionsOf = (connection: Connection): ManagementOptions =>
  parseOptions(managementOptionsSchema, connection);

/** One stream a content type, asked by the time at which Microsoft stored the content. */
export function managementStreams(options: ManagementOptions): readonly CollectionStream[] {
  const lateness = Math.round(options.latenessHours * HOUR);
  return [...new Set(options.contentTypes)].map((id) => ({
    id,
    title: TITLES[id],
    rules: {
      clock: 'storage',
      granularity: SECOND,
      zone: 'UTC',
      longestWindow: DAY,
      shortestWindow: SECOND,
      retention: PLANNED_BACK,
      lateness,
      overlap: lateness,
      firstRange: PLANNED_BACK,
      cursorsLast: true,
    },
  }));
}

/** `2026-11-21T03:00:12`, UTC, as the interface takes and gives times. */
export const utcSecond = (time: Microseconds): string => new Date(Math.floor(time / 1000)).toISOString().slice(0, 19);
