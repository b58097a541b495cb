import { z } from 'zod';
import { folderPathSchema } from './folder-path';
import { type SavedSearch, savedSearchSchema } from './saved-search';

export const SAVED_SEARCHES_VERSION = 2;

export const savedFolderSchema = z.strictObject({
  path: folderPathSchema.refine((path) => path !== '', 'a folder has a name'),
  isCollapsed: z.boolean().default(false),
});
/** A folder of saved searches; an empty one stays. */
export type SavedFolder = z.infer<typeof savedFolderSchema>;

/** The file that keeps the saved searches, in their order, and their folders. */
export const savedSearchesFileSchema = z.strictObject({
  version: z.literal(SAVED_SEARCHES_VERSION),
  folders: z.array(savedFolderSchema).max(10_000).default([]),
  searches: z.array(savedSearchSchema).max(10_000).default([]),
});

/** All saved searches with the folders that they lie in. */
export interface SavedSearchShelf {
  readonly folders: readonly SavedFolder[];
  readonly searches: readonly SavedSearch[];
}
