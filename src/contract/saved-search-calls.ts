import type { PlannedGroup, PlannedSearch } from '@core/saved-searches/import-plan';
import { IMPORT_CHOICES } from '@core/saved-searches/import-plan';
import { folderPathSchema } from '@core/saved-searches/folder-path';
import {
  type SavedSearch,
  savedSearchFactsSchema,
  savedSearchSchema,
  searchNameSchema,
  searchReviewSchema,
} from '@core/saved-searches/saved-search';
import { type SavedFolder, savedFolderSchema } from '@core/saved-searches/saved-searches-file';
import type { SinceReview } from '@core/saved-searches/since-review';
import { searchSchema, snapshotSchema } from '@core/search/search';
import {
  type TenantGroup,
  tenantGroupMembersSchema,
  tenantGroupNameSchema,
  tenantGroupSchema,
} from '@core/tenant-groups/tenant-group';
import { z } from 'zod';
import { call, handle, nothing } from './call';

/** What a file of searches would change here. */
export interface SearchesPreview {
  readonly program: string;
  /** UTC microseconds. */
  readonly exportedAt: number;
  readonly searches: readonly PlannedSearch[];
  readonly groups: readonly PlannedGroup[];
}

/** What an import has changed; names as they are now. */
export interface SearchesImported {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly skipped: readonly string[];
  readonly groupsAdded: readonly string[];
  readonly groupsReplaced: readonly string[];
}

/** One pasted word and the tenants that it names. */
export interface MatchedTenant {
  readonly word: string;
  readonly tenants: readonly { readonly key: string; readonly name: string }[];
}

const id = z.string().min(1).max(100);
const ids = z.array(id).max(10_000);
const path = folderPathSchema.refine((text) => text !== '', 'a folder has a name');
const facts = savedSearchFactsSchema.partial().shape;
const choices = z.record(z.coerce.number<string>().int().min(0), z.enum(IMPORT_CHOICES)).default({});

export const savedSearchCalls = {
  'savedSearches.list': call<readonly SavedSearch[]>()(nothing),
  /** Every folder, also an empty one, in order. */
  'savedSearches.folders': call<readonly SavedFolder[]>()(nothing),
  /** Fails with `name-taken`. The owner is the reviewer of the settings, else the account that runs the program, unless given. */
  'savedSearches.create': call<SavedSearch>()(
    z.strictObject({ name: searchNameSchema, search: searchSchema, ...facts }),
  ),
  'savedSearches.update': call<SavedSearch>()(
    z.strictObject({ id, name: searchNameSchema.optional(), search: searchSchema.optional(), ...facts }),
  ),
  'savedSearches.duplicate': call<SavedSearch>()(z.strictObject({ id })),
  'savedSearches.remove': call<readonly SavedSearch[]>()(z.strictObject({ id })),
  /** Puts back what was removed, whole, where `ids` (all of them, in order) say; the way back from a removal. */
  'savedSearches.restore': call<readonly SavedSearch[]>()(
    z.strictObject({
      searches: z.array(savedSearchSchema).min(1).max(10_000),
      folders: z.array(savedFolderSchema).max(10_000).default([]),
      ids,
    }),
  ),
  /** All ids in their new order. */
  'savedSearches.reorder': call<readonly SavedSearch[]>()(z.strictObject({ ids })),

  /** Fails with `name-taken`. */
  'savedSearches.addFolder': call<readonly SavedFolder[]>()(z.strictObject({ path })),
  /** Renames or moves a folder with everything in it. */
  'savedSearches.moveFolder': call<readonly SavedFolder[]>()(z.strictObject({ path, to: path })),
  /** What lies in it moves up, unless its searches are to be removed with it. */
  'savedSearches.removeFolder': call<readonly SavedFolder[]>()(
    z.strictObject({ path, withSearches: z.boolean().default(false) }),
  ),
  'savedSearches.collapseFolder': call<readonly SavedFolder[]>()(z.strictObject({ path, isCollapsed: z.boolean() })),

  /** Keeps that the search was reviewed as far as the snapshot goes; null: as far as the archive goes now. */
  'savedSearches.markReviewed': call<SavedSearch>()(z.strictObject({ id, snapshot: snapshotSchema.nullable() })),
  /** The way back from `markReviewed`. */
  'savedSearches.setReview': call<SavedSearch>()(z.strictObject({ id, review: searchReviewSchema.nullable() })),
  /** null: it was never reviewed. `ask`: a name by which `search.cancel` stops it. */
  'savedSearches.since': call<SinceReview | null>()(z.strictObject({ id, ask: z.string().min(1).max(100).optional() })),

  /** Writes a `veritrail-searches` file. */
  'savedSearches.export': call<{ readonly searches: number; readonly groups: number; readonly bytes: number }>()(
    z.strictObject({ ids: ids.min(1), target: handle }),
  ),
  /** Changes nothing. Fails with `file-unreadable`, `searches-file-invalid`. */
  'savedSearches.previewImport': call<SearchesPreview>()(z.strictObject({ file: handle })),
  /** Choices by place in the file; what is left out is done as the preview suggests, which overwrites nothing. */
  'savedSearches.import': call<SearchesImported>()(
    z.strictObject({ file: handle, searches: choices, groups: choices }),
  ),

  'tenantGroups.list': call<readonly TenantGroup[]>()(nothing),
  /** Fails with `name-taken`. */
  'tenantGroups.create': call<TenantGroup>()(
    z.strictObject({ name: tenantGroupNameSchema, tenants: tenantGroupMembersSchema }),
  ),
  'tenantGroups.update': call<TenantGroup>()(
    z.strictObject({
      id,
      name: tenantGroupNameSchema.optional(),
      tenants: tenantGroupMembersSchema.optional(),
    }),
  ),
  'tenantGroups.remove': call<readonly TenantGroup[]>()(z.strictObject({ id })),
  /** The way back from a removal. */
  'tenantGroups.restore': call<readonly TenantGroup[]>()(z.strictObject({ group: tenantGroupSchema })),
  /** Which tenants the words name: by key, vendor's id, or a name (any case) that they have or had. */
  'tenantGroups.match': call<readonly MatchedTenant[]>()(
    z.strictObject({ words: z.array(z.string().max(2000)).max(100_000) }),
  ),
} as const;
