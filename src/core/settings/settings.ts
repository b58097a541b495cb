import { z } from 'zod';
import { genericMappingSchema } from '../backends/generic-mapping';
import { COLUMN_IDS, DEFAULT_COLUMNS } from '../entry/columns';
import { searchSchema } from '../search/search';

export const SETTINGS_VERSION = 1;

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
      density: z.enum(['compact', 'comfortable']).default('compact'),
    })
    .prefault({}),
  panes: z
    .strictObject({
      detailSide: z.enum(['right', 'bottom']).default('right'),
      /** Pixels. */
      detailSize: z.number().int().min(200).max(4000).default(480),
      detailOpen: z.boolean().default(true),
      filtersOpen: z.boolean().default(true),
    })
    .prefault({}),
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
    lastSearch: shape.lastSearch.unwrap(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
