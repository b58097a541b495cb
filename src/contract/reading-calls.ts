import type { PathFacet } from '@core/search/path-facet';
import { criteriaSchema, pathSchema, snapshotSchema } from '@core/search/search';
import { z } from 'zod';
import { call } from './call';

/** Places in raw: their values beside rows, and counted. */
export const readingCalls = {
  /**
   * The values at places in raw of some entries, in the order of the places; of an entry that is gone none. Long ones are
   * cut and say so (core/records/pick-paths).
   */
  'search.pathValues': call<readonly { readonly id: number; readonly values: readonly (string | null)[] }[]>()(
    z.strictObject({
      ids: z.array(z.number().int().min(1)).max(1000),
      paths: z.array(pathSchema).min(1).max(20),
      ask: z.string().min(1).max(100).optional(),
    }),
  ),
  /** Reads every record that the criteria hold: tells how far it is by the push `search.progress`, under its `ask`. */
  'search.pathFacet': call<PathFacet>()(
    z.strictObject({
      criteria: criteriaSchema,
      snapshot: snapshotSchema.nullable(),
      path: pathSchema,
      limit: z.number().int().min(1).max(1000).default(10),
      contains: z.string().max(500).optional(),
      ask: z.string().min(1).max(100).optional(),
    }),
  ),
} as const;
