import { z } from 'zod';
import { criteriaSchema, searchSchema, snapshotSchema } from '../search/search';
import { folderPathSchema } from './folder-path';

/** What was reviewed of a search, when and by whom. */
export const searchReviewSchema = z.strictObject({
  /** Entries with a higher id came later. */
  snapshot: snapshotSchema,
  /** What the search held by then: a search that was changed since was not reviewed as it is now. */
  criteria: criteriaSchema,
  /** Exact number of entries that were reviewed. */
  entries: z.number().int().min(0),
  /** UTC microseconds. */
  at: z.number().int(),
  by: z.string().min(1).max(200),
});
export type SearchReview = z.infer<typeof searchReviewSchema>;

export const searchNameSchema = z.string().trim().min(1).max(200);

/** What a user says of a saved search beside its name. */
export const savedSearchFactsSchema = z.strictObject({
  /** Segments with `/` between them; empty: at the top. */
  folder: folderPathSchema,
  tags: z.array(z.string().trim().min(1).max(100)).max(50),
  description: z.string().max(5000),
  /** null: not known (saved by a version that did not ask). */
  owner: z.string().trim().min(1).max(200).nullable(),
  /** Stands first and, the first nine of them, under Alt+1 to Alt+9. */
  isPinned: z.boolean(),
});

/** A named search. Its place in the list is its order. */
export const savedSearchSchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: searchNameSchema,
  search: searchSchema,
  folder: savedSearchFactsSchema.shape.folder.default(''),
  tags: savedSearchFactsSchema.shape.tags.default([]),
  description: savedSearchFactsSchema.shape.description.default(''),
  owner: savedSearchFactsSchema.shape.owner.default(null),
  isPinned: savedSearchFactsSchema.shape.isPinned.default(false),
  /** null: never reviewed. */
  review: searchReviewSchema.nullable().default(null),
  /** UTC microseconds. */
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
