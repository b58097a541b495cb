import { z } from 'zod';
import { searchSchema } from '../search/search';
import { type Migration, migrate } from '../settings/migrations';
import { groupsOfSearch } from '../tenant-groups/groups-of-search';
import { type TenantGroup, tenantGroupIdSchema, tenantGroupNameSchema } from '../tenant-groups/tenant-group';
import { type SavedSearch, savedSearchFactsSchema, searchNameSchema } from './saved-search';

export const PORTABLE_FORMAT = 'veritrail-searches';
export const PORTABLE_VERSION = 1;
const MOST_SEARCHES = 10_000;

const portableSearchSchema = z
  .strictObject({
    id: z.string().min(1).max(100).describe('Names the search on every machine; a later version of it keeps it.'),
    name: searchNameSchema,
    folder: savedSearchFactsSchema.shape.folder.default('').describe('Names of folders with / between them.'),
    tags: savedSearchFactsSchema.shape.tags.default([]),
    description: savedSearchFactsSchema.shape.description.default(''),
    owner: savedSearchFactsSchema.shape.owner.default(null),
    createdAt: z.number().int().describe('UTC microseconds.'),
    updatedAt: z.number().int().describe('UTC microseconds; of two with one id the greater is the newer.'),
    search: searchSchema,
  })
  .describe('A saved search. What was reviewed of it belongs to one archive and is not in the file.');
export type PortableSearch = z.infer<typeof portableSearchSchema>;

const portableGroupSchema = z
  .strictObject({
    id: tenantGroupIdSchema,
    name: tenantGroupNameSchema,
    tenants: z
      .array(
        z.strictObject({
          key: z.string().min(1).max(2000).describe('kind:instance:id; % and : inside a part are %25 and %3A.'),
          name: z.string().max(1000).nullable().default(null).describe('For people to read.'),
        }),
      )
      .min(1)
      .max(100_000),
  })
  .describe('A tenant group that a search of the file uses.');
export type PortableGroup = z.infer<typeof portableGroupSchema>;

/** A file of saved searches as it goes from one machine to another. */
export const portableSearchesSchema = z.strictObject({
  format: z.literal(PORTABLE_FORMAT),
  version: z.literal(PORTABLE_VERSION),
  exportedAt: z.number().int().describe('UTC microseconds.'),
  program: z.string().max(200).describe('What wrote the file.'),
  searches: z.array(portableSearchSchema).max(MOST_SEARCHES),
  tenantGroups: z.array(portableGroupSchema).max(MOST_SEARCHES).default([]),
});
export type PortableSearches = z.infer<typeof portableSearchesSchema>;

/** `[0]` reads version 1 and gives version 2. Each has a fixture in test/fixtures/portable-searches. */
const PORTABLE_MIGRATIONS: readonly Migration[] = [];

/** What a text holds; a sentence that says what is wrong where it is no such file. */
export type ReadPortable =
  | { readonly ok: true; readonly file: PortableSearches }
  | { readonly ok: false; readonly problem: string };

const failed = (problem: string): ReadPortable => ({ ok: false, problem });

/** Reads a file of any version that there has been; all of it or nothing. */
export function readPortableSearches(text: string): ReadPortable {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return failed('it is not JSON; it may have been cut off on its way.');
  }
  if (typeof read !== 'object' || read === null || !('format' in read) || read.format !== PORTABLE_FORMAT) {
    return failed('it holds no saved searches that Veritrail has exported.');
  }
  const migrated = migrate(read, PORTABLE_MIGRATIONS);
  if (migrated.kind === 'newer') {
    return failed(
      `a newer Veritrail wrote it (version ${migrated.version}, this one knows ${PORTABLE_VERSION}); update Veritrail.`,
    );
  }
  if (migrated.kind === 'damaged') return failed('it carries no version that can be read; it is damaged.');
  const parsed = portableSearchesSchema.safeParse(migrated.value);
  return parsed.success ? { ok: true, file: parsed.data } : failed(`it is damaged: ${problemsOf(parsed.error)}`);
}

const problemsOf = (error: z.ZodError): string =>
  `${error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')}.`;

/** What goes into a file: the searches without their reviews and pins, and the groups that they use. */
export function portableOf(
  searches: readonly SavedSearch[],
  groups: readonly TenantGroup[],
  about: {
    readonly now: number;
    readonly program: string;
    readonly nameOf: (tenantKey: string) => string | null;
  },
): PortableSearches {
  const used = new Set(searches.flatMap(({ search }) => groupsOfSearch(search, groups)));
  return {
    format: PORTABLE_FORMAT,
    version: PORTABLE_VERSION,
    exportedAt: about.now,
    program: about.program,
    searches: searches.map(({ isPinned: _isPinned, review: _review, ...search }) => search),
    tenantGroups: groups
      .filter((group) => used.has(group))
      .map(({ id, name, tenants }) => ({
        id,
        name,
        tenants: tenants.map((key) => ({ key, name: about.nameOf(key) })),
      })),
  };
}

/** The JSON Schema of the newest version, for `docs/saved-searches.schema.json`. */
export function portableJsonSchema(): object {
  return z.toJSONSchema(portableSearchesSchema, { io: 'input', unrepresentable: 'any' });
}
