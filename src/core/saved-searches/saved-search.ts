import { z } from 'zod';
import { searchSchema } from '../search/search';

/** A named search. Its place in the list is its order. */
export const savedSearchSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  search: searchSchema,
  /** UTC microseconds. */
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
