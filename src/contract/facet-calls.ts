import type { FacetCounts } from '@core/search/facet-counts';
import { criteriaSchema, FACET_FIELDS, snapshotSchema } from '@core/search/search';
import { z } from 'zod';
import { call } from './call';

const wish = z.strictObject({
  field: z.enum(FACET_FIELDS),
  limit: z.number().int().min(1).max(1000).default(10),
  offset: z.number().int().min(0).default(0),
  order: z.enum(['count', 'label']).default('count'),
  contains: z.string().max(500).optional(),
});

/** The counts beside the grid. */
export const facetCalls = {
  /** Several facets of one search in one question, answered in their order: they share the reading of the entries. */
  'search.facets': call<readonly FacetCounts[]>()(
    z.strictObject({
      criteria: criteriaSchema,
      snapshot: snapshotSchema.nullable(),
      ask: z.string().min(1).max(100).optional(),
      facets: z.array(wish).min(1).max(50),
    }),
  ),
} as const;
