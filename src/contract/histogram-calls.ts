import { HISTOGRAM_BUCKETS, type HistogramBar, type Timeline } from '@core/search/results';
import { criteriaSchema, snapshotSchema } from '@core/search/search';
import { z } from 'zod';
import { call } from './call';

const question = {
  criteria: criteriaSchema,
  snapshot: snapshotSchema.nullable(),
  ask: z.string().min(1).max(100).optional(),
};

/** A search over time. */
export const histogramCalls = {
  'search.histogram': call<readonly HistogramBar[]>()(
    z.strictObject({ ...question, bucket: z.enum(HISTOGRAM_BUCKETS), zone: z.string().default('UTC') }),
  ),
  /** In buckets that fit the range by themselves, with those that hold nothing and with what has vanished. */
  'search.timeline': call<Timeline>()(
    z.strictObject({
      ...question,
      zone: z.string().default('UTC'),
      /** Buckets at most. */
      most: z.number().int().min(10).max(1000).default(240),
    }),
  ),
} as const;
