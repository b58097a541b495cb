import { z } from 'zod';
import { isZone } from '../../entry/zone-offset';
import { genericMappingSchema } from '../generic-mapping';
import { pagingSchema, placeSchema } from './description-paging';
import { describedRequestSchema, describedSignInSchema, TIME_WRITINGS } from './description-request';

export const DESCRIPTION_VERSION = 1;

const zone = z.string().max(100).refine(isZone, { message: 'is no time zone: Europe/Berlin, UTC or +02:00' });

const tenantSchema = z.strictObject({
  id: z.string().min(1).max(500),
  name: z.string().max(500).nullable().default(null),
});

/** Where the tenants come from, and whether each is asked by itself. */
const tenantsSchema = z.discriminatedUnion('kind', [
  /** The whole backend is one tenant. */
  z.strictObject({ kind: z.literal('fixed'), tenant: tenantSchema.default({ id: 'all', name: null }) }),
  /** Each is asked by itself, with `{tenant}`. */
  z.strictObject({ kind: z.literal('list'), tenants: z.array(tenantSchema).max(100_000).default([]) }),
  /** The backend lists them; each is asked by itself, with `{tenant}`. */
  z.strictObject({
    kind: z.literal('request'),
    request: describedRequestSchema.prefault({}),
    itemsPlace: placeSchema.default(''),
    idPlace: placeSchema.default('/id'),
    namePlace: placeSchema.default('/name'),
    paging: pagingSchema.prefault({ kind: 'none' }),
  }),
  /** All at once: each record names its tenant, in the column `tenant`. */
  z.strictObject({
    kind: z.literal('records'),
    /** Tenants known beforehand, so that coverage can be said of those without entries. */
    known: z.array(tenantSchema).max(100_000).default([]),
    /** The tenant of records that name none; null: they stay without. */
    otherwise: tenantSchema.nullable().default(null),
  }),
]);

const timesSchema = z.strictObject({
  /** How `{from}` and `{to}` are written where the placeholder does not say. */
  writing: z.enum(TIME_WRITINGS).default('iso-ms'),
  /** For `date` and `iso-local`. */
  zone: zone.default('UTC'),
  /** `exclusive`: an entry exactly at `from` is left out by the backend, so one unit earlier is asked. */
  from: z.enum(['inclusive', 'exclusive']).default('inclusive'),
  /** `inclusive` matters for whole days: the day before the end is then the last that is asked. */
  to: z.enum(['inclusive', 'exclusive']).default('exclusive'),
  /** Which time of an entry the backend compares: when it happened, or when it was stored. */
  clock: z.enum(['event', 'storage', 'delivery']).default('event'),
});

const windowsSchema = z.strictObject({
  longestHours: z.number().min(1).max(87_600).default(24),
  shortestSeconds: z.number().int().min(1).max(86_400).default(1),
  /** `day`: only whole days, counted in the zone of the times, can be asked. */
  granularity: z.enum(['second', 'minute', 'day']).default('second'),
  /** null: not known. */
  retentionDays: z.number().min(1).max(36_500).nullable().default(null),
  /** How long after its end a window may still receive entries. */
  latenessHours: z.number().min(0).max(8760).default(24),
  /** How far each collection reaches back over what was collected. */
  overlapHours: z.number().min(0).max(8760).default(24),
  /** How far back the first collection goes. */
  firstRangeDays: z.number().min(1).max(36_500).default(30),
  /** The most entries that the backend gives for one window, however many there are; null: no such limit. */
  cap: z.number().int().min(1).max(10_000_000).nullable().default(null),
});

const rateSchema = z.strictObject({
  requestsPerMinute: z.number().int().min(1).max(100_000).default(60),
  parallel: z.number().int().min(1).max(32).default(2),
  /** Answers other than 429 and 503 that ask to come back later: one of the statuses with one of the words in its text. */
  quotaStatuses: z.array(z.number().int().min(400).max(599)).max(20).default([403]),
  quotaWords: z
    .array(z.string().min(1).max(100))
    .max(20)
    .default(['rate limit', 'quota', 'too many requests', 'throttl']),
  /** Header with the requests left, and with when they are renewed; empty: none. */
  remainingHeader: z.string().max(200).default(''),
  resetHeader: z.string().max(200).default(''),
  resetIs: z.enum(['epoch-seconds', 'seconds']).default('epoch-seconds'),
});

/**
 * How a backend that speaks JSON over HTTP is asked: everything but its address, the account and the secret. Shared as a
 * file. Every part has a default, so that a half-written one can be tried.
 */
export const descriptionSchema = z.strictObject({
  version: z.literal(DESCRIPTION_VERSION).default(DESCRIPTION_VERSION),
  name: z.string().trim().min(1).max(100).default('HTTP/JSON backend'),
  /** What is documented by the vendor, and what is only inferred. */
  notes: z
    .array(z.strictObject({ mark: z.enum(['documented', 'inferred']), text: z.string().max(2000) }))
    .max(100)
    .default([]),
  /** The backend's installation, as entries carry it; null: the host of the connection's address. */
  instance: z.string().max(500).nullable().default(null),
  request: describedRequestSchema.prefault({}),
  signIn: describedSignInSchema.prefault({ kind: 'bearer' }),
  items: z
    .strictObject({
      /** Where the list of items stands in the answer; empty: the answer is the list. */
      place: placeSchema.default(''),
      /** Where the backend says how many items the whole window has; empty: it does not. */
      totalPlace: placeSchema.default(''),
      /** Something there (a list that is not empty, a text, an object) means that the request failed, whatever its status. */
      errorsPlace: placeSchema.default(''),
      order: z.enum(['oldest-first', 'newest-first', 'unknown']).default('unknown'),
    })
    .prefault({}),
  /** Columns `nativeId` and `started` are what pages are checked by. */
  mapping: genericMappingSchema.prefault({
    version: 1,
    name: 'Columns',
    columns: { nativeId: { from: '/id' }, started: { from: '/timestamp' } },
  }),
  tenants: tenantsSchema.prefault({ kind: 'fixed' }),
  times: timesSchema.prefault({}),
  paging: pagingSchema.prefault({ kind: 'none' }),
  /** What `{limit}` stands for. */
  limit: z.number().int().min(1).max(100_000).default(100),
  windows: windowsSchema.prefault({}),
  rate: rateSchema.prefault({}),
});
export type Description = z.infer<typeof descriptionSchema>;

/** Reads a description from an object or from the text of a shared file. */
export const descriptionOption = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}, descriptionSchema);

/** What is wrong with a description, one sentence for each part. */
export function descriptionProblems(value: unknown): readonly string[] {
  const parsed = descriptionOption.safeParse(value ?? {});
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const part = issue.path.length === 0 ? 'The description' : `The part ${issue.path.join('/')} of the description`;
    const isEmpty = issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1;
    return isEmpty ? `${part} is empty.` : `${part} is not understood: ${issue.message}.`;
  });
}
