import { z } from 'zod';
import { savedSearchSchema } from './saved-search';

export const SAVED_SEARCHES_VERSION = 1;

/** The file that keeps the saved searches, in their order. */
export const savedSearchesFileSchema = z.strictObject({
  version: z.literal(SAVED_SEARCHES_VERSION),
  searches: z.array(savedSearchSchema).max(10_000).default([]),
});
