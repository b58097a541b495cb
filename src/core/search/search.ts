import { z } from 'zod';
import { COLUMN_IDS, DEFAULT_COLUMNS } from '../entry/columns';

/** Fields that a filter can name. `item` contains, `text` searches the whole record; every other field equals. */
export const FILTER_FIELDS = [
  'severity',
  'backend',
  'instance',
  'tenant',
  'tenantGroup',
  'organization',
  'source',
  'task',
  'performer',
  'onBehalfOf',
  'relation',
  'itemType',
  'address',
  'item',
  'text',
  'import',
  'vanished',
  'id',
  'addedSince',
  'mark',
  'tag',
  'note',
  'reviewed',
  'person',
  'hours',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/**
 * One filter: any of its values; with `not`, none of them. The empty text means "no value".
 * - `tenant`: a value matches the tenant's key (`TenantOption.key`), the vendor's id, or a name that it has or had.
 * - `tenantGroup`: the id or the name (any case) of a tenant group, which means its tenants at the time of asking. One that
 *   does not exist fails with `tenant-group-not-found`.
 * - `item`: a substring, any case.
 * - `text`: words and quoted phrases that must all occur, any case, in the record's text or its decoded values.
 * - `vanished`: `aged-out`, `cleared`, `unexplained`; empty: entries that have not vanished.
 * - `import`: the number of an import. `id`: the archive's id.
 * - `addedSince`: an id; entries that the archive got after it, whatever their time.
 * - `mark`, `tag`, `reviewed` (by whom), any case; `note`: a substring, any case; empty: entries that have none. They follow
 *   what reviewers say and not the snapshot: see core/annotations.
 * - `person`: the number or the name (any case) of a person whose names reviewers have linked, which means the entries that
 *   any of them performed; empty: performers that nobody has linked. One that does not exist fails with `person-not-found`.
 * - `hours`: `outside mon-fri 08:00-18:00 Europe/Berlin`, or `inside` such hours: see `parseHours`.
 */
export const filterSchema = z.strictObject({
  field: z.enum(FILTER_FIELDS),
  not: z.boolean().default(false),
  values: z.array(z.string().max(10_000)).min(1).max(10_000),
});
export type Filter = z.infer<typeof filterSchema>;

/**
 * `last` is open at its end, so that an entry of a clock that runs ahead is not hidden.
 * `between` is `[from, to)` in UTC microseconds; null leaves an end open.
 * `period` is a whole day, week (from Monday), month, quarter or year of `zone` (IANA name); `back` 0 is the one that
 * now lies in, 1 the one before.
 */
export const rangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('last'),
    amount: z.number().int().min(1).max(100_000),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']),
  }),
  z.strictObject({
    kind: z.literal('between'),
    from: z.number().int().nullable(),
    to: z.number().int().nullable(),
  }),
  z.strictObject({
    kind: z.literal('period'),
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    back: z.number().int().min(0).max(10_000),
    zone: z.string().min(1).max(100),
  }),
]);
export type TimeRange = z.infer<typeof rangeSchema>;

export const sortSchema = z.strictObject({
  column: z.enum(COLUMN_IDS),
  direction: z.enum(['ascending', 'descending']),
});
export type Sort = z.infer<typeof sortSchema>;

export const NEWEST_FIRST: Sort = { column: 'started', direction: 'descending' };
export const LAST_SEVEN_DAYS: TimeRange = { kind: 'last', amount: 7, unit: 'days' };

/** What decides which entries a search holds. */
export const criteriaSchema = z.strictObject({
  filters: z.array(filterSchema).max(200).default([]),
  /**
   * What no filter can express, in the query language (core/search/query); all of it must hold beside the filters. Empty:
   * nothing further.
   */
  query: z.string().max(20_000).default(''),
  range: rangeSchema.default({ kind: 'last', amount: 7, unit: 'days' }),
  /** Entries without a time: beside those in the range (the default), left out, or alone. */
  undated: z.enum(['include', 'exclude', 'only']).default('include'),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** A place in raw: a JSON Pointer (RFC 6901) that leads somewhere. */
export const pathSchema = z.string().max(1000).regex(/^\//);

/** A whole search: which entries, in which order, with which columns, and the zone that its times are shown in. */
export const searchSchema = criteriaSchema.extend({
  columns: z
    .array(z.enum(COLUMN_IDS))
    .min(1)
    .default([...DEFAULT_COLUMNS]),
  /** Places in raw (JSON Pointers) that are shown as columns too, after the others. */
  pathColumns: z.array(pathSchema).max(20).default([]),
  sort: sortSchema.default({ column: 'started', direction: 'descending' }),
});
export type Search = z.infer<typeof searchSchema>;

/** The part of a search that decides which entries it holds. */
export function criteriaOf({ filters, query, range, undated }: Criteria): Criteria {
  return { filters, query, range, undated };
}

/**
 * What a search saw: pages, count, facets and export that carry the same snapshot speak of the same entries.
 * A snapshot goes stale (`snapshot-stale`) when entries were removed or derived again since: search again.
 */
export const snapshotSchema = z.strictObject({
  /** Grows with every removal and correction, never with an addition. */
  generation: z.number().int().min(0),
  /** Entries with a higher id came later and are left out. */
  highestId: z.number().int().min(0),
  /** The instant (UTC microseconds) that relative ranges are counted from. */
  now: z.number().int(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Which page of a search: by keyset (`after`, `before`: cursors are opaque), by number through anchors, or the one that holds an entry. */
export const pageTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first') }),
  z.strictObject({ kind: z.literal('last') }),
  z.strictObject({ kind: z.literal('after'), cursor: z.string() }),
  z.strictObject({ kind: z.literal('before'), cursor: z.string() }),
  /** 1-based. */
  z.strictObject({ kind: z.literal('number'), number: z.number().int().min(1) }),
  /**
   * The page of its number that holds an entry or, centred, as many rows before the entry as after it; the first page
   * where the search does not hold it.
   */
  z.strictObject({ kind: z.literal('entry'), id: z.number().int().min(1), isCentred: z.boolean().default(false) }),
]);
export type PageTarget = z.infer<typeof pageTargetSchema>;

/** Fields whose values are counted (facets) and offered (pickers). */
export const FACET_FIELDS = [
  'severity',
  'backend',
  'instance',
  'tenant',
  'organization',
  'source',
  'task',
  'performer',
  'onBehalfOf',
  'relation',
  'itemType',
  'mark',
  'tag',
  'reviewed',
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];
