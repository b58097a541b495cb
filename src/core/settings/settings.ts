import { z } from 'zod';
import { genericMappingSchema } from '../backends/generic-mapping';
import { COLUMN_IDS, DEFAULT_COLUMNS } from '../entry/columns';
import { FACET_FIELDS, type FacetField, pathSchema, searchSchema } from '../search/search';

export const SETTINGS_VERSION = 2;

/** What a reviewer asks first, in the order of asking. */
export const FIRST_FACETS: readonly FacetField[] = [
  'severity',
  'tenant',
  'task',
  'performer',
  'source',
  'organization',
  'backend',
  'itemType',
];

/** Everything that the program remembers of the user's choices; one file, one schema, one version. */
export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** The zone that times are shown in: UTC, this machine's, or the entry's own. */
  displayZone: z.enum(['utc', 'local', 'backend']).default('local'),
  grid: z
    .strictObject({
      columns: z
        .array(z.enum(COLUMN_IDS))
        .min(1)
        .default([...DEFAULT_COLUMNS]),
      /** Pixels by column. */
      widths: z.partialRecord(z.enum(COLUMN_IDS), z.number().int().min(30).max(4000)).default({}),
      /** Pixels by place in raw. */
      pathWidths: z.record(z.string().max(1000), z.number().int().min(30).max(4000)).default({}),
      density: z.enum(['compact', 'comfortable']).default('compact'),
    })
    .prefault({}),
  panes: z
    .strictObject({
      detailSide: z.enum(['right', 'bottom']).default('right'),
      /** Pixels. */
      detailSize: z.number().int().min(200).max(4000).default(480),
      facetsOpen: z.boolean().default(true),
      /** Pixels. */
      facetsSize: z.number().int().min(140).max(800).default(220),
      histogramOpen: z.boolean().default(true),
    })
    .prefault({}),
  /** The facets beside the grid, in their order, and places in raw (JSON Pointers) whose values are counted too. */
  facets: z
    .strictObject({
      fields: z.array(z.enum(FACET_FIELDS)).default([...FIRST_FACETS]),
      paths: z.array(pathSchema).max(20).default([]),
      /** Those that are folded shut. */
      folded: z.array(z.string().max(1000)).max(100).default([]),
      /** Those whose values stand in the order of their names instead of their counts. */
      byName: z.array(z.string().max(1000)).max(100).default([]),
    })
    .prefault({}),
  /** How records are read and compared. */
  reading: z
    .strictObject({
      /** Times in a record shown in the chosen zone beside the original. */
      showTimes: z.boolean().default(true),
      compareSortsKeys: z.boolean().default(false),
      compareIgnoresSpace: z.boolean().default(false),
      compareInline: z.boolean().default(false),
    })
    .prefault({}),
  /** The interface's type: the base size, and whether the grid is set in the monospace. */
  type: z
    .strictObject({
      size: z.enum(['small', 'normal', 'large']).default('normal'),
      gridIsMonospace: z.boolean().default(false),
    })
    .prefault({}),
  /** Who marks, tags and reviews on this machine; null: the name of the account that runs the program. */
  reviewer: z.string().trim().min(1).max(200).nullable().default(null),
  /** Ranges that the user has named; `[from, to)` in UTC microseconds, and the zone that their ends were said in. */
  reviewPeriods: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(100),
        from: z.number().int(),
        to: z.number().int(),
        zone: z.string().min(1).max(100),
      }),
    )
    .max(200)
    .default([]),
  /** Working hours by the clocks of zones, the one chosen last first: days from Monday (0), minutes after midnight. */
  workingHours: z
    .array(
      z.strictObject({
        days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
        from: z.number().int().min(0).max(1439),
        to: z.number().int().min(0).max(1440),
        zone: z.string().min(1).max(100),
      }),
    )
    .max(100)
    .default([]),
  /** The search that the window shows on start; null on the first start. */
  lastSearch: searchSchema.nullable().default(null),
  mappings: z.array(genericMappingSchema).default([]),
  /** What the user said of a source the last time, by its key (folder or file name pattern). */
  rememberedChoices: z
    .record(
      z.string(),
      z.strictObject({
        kind: z.string().nullable(),
        tenant: z.string().nullable(),
        organization: z.string().nullable(),
        instance: z.string().nullable(),
        zone: z.string().nullable(),
        mapping: z.string().nullable(),
      }),
    )
    .default({}),
  window: z
    .strictObject({
      x: z.number().int().nullable().default(null),
      y: z.number().int().nullable().default(null),
      width: z.number().int().min(400).default(1440),
      height: z.number().int().min(300).default(900),
      isMaximized: z.boolean().default(false),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({ version: SETTINGS_VERSION });
const { shape } = settingsSchema;
/**
 * What the page may change; `version` and the window's place are the host's. A field that is left out stays as it is:
 * so the defaults are taken off first (Zod fills them in under `partial`, which would reset the rest).
 */
export const settingsPatchSchema = z
  .strictObject({
    theme: shape.theme.unwrap(),
    displayZone: shape.displayZone.unwrap(),
    grid: shape.grid.unwrap(),
    panes: shape.panes.unwrap(),
    facets: shape.facets.unwrap(),
    reading: shape.reading.unwrap(),
    type: shape.type.unwrap(),
    reviewer: shape.reviewer.unwrap(),
    reviewPeriods: shape.reviewPeriods.unwrap(),
    workingHours: shape.workingHours.unwrap(),
    lastSearch: shape.lastSearch.unwrap(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
