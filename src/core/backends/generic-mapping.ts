import { z } from 'zod';

/** One target column of a generic mapping: a JSON Pointer or a CSV heading, or a fixed text. */
const columnRule = z.union([z.strictObject({ from: z.string().min(1) }), z.strictObject({ fixed: z.string() })]);

/** How a time is written: ISO 8601 or RFC 3339, epoch numbers, or day/month order with separators. */
const timeFormat = z.enum([
  'auto',
  'iso',
  'epoch-seconds',
  'epoch-milliseconds',
  'epoch-microseconds',
  'month-day-year',
  'day-month-year',
]);

/** A mapping that the user made for a generic JSON, NDJSON or CSV file, saved by name. */
export const genericMappingSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(100),
  /** JSON Pointer to the member that holds the record (`/log`), empty where the record is not wrapped. */
  recordPlace: z.string().default(''),
  /** A kind that reads the record behind `recordPlace` by its own rules; then `columns` is not used. */
  readAs: z
    .enum(['cloudtrail', 'okta', 'github', 'google-workspace', 'microsoft365', 'lumu', 'generic'])
    .default('generic'),
  columns: z
    .strictObject({
      nativeId: columnRule,
      started: columnRule,
      finished: columnRule,
      severity: columnRule,
      source: columnRule,
      task: columnRule,
      item: columnRule,
      itemType: columnRule,
      performer: columnRule,
      onBehalfOf: columnRule,
      relation: columnRule,
      tenant: columnRule,
      organization: columnRule,
      instance: columnRule,
      address: columnRule,
    })
    .partial()
    .default({}),
  /** True where the id alone says which entry this is, over all installations (a UUID): a changed record is then a revision. */
  idIsGlobal: z.boolean().optional(),
  timeFormat: timeFormat.default('auto'),
  /** IANA name or offset for times without a zone. */
  zone: z.string().nullable().default(null),
  /** Texts of the severity column, in any case, that mean error or warning; every other text is information. */
  errorValues: z
    .array(z.string())
    .default(['error', 'err', 'critical', 'fatal', 'failed', 'failure', 'alert', 'emergency']),
  warningValues: z.array(z.string()).default(['warning', 'warn', 'denied', 'notice']),
});

export type GenericMapping = z.infer<typeof genericMappingSchema>;
