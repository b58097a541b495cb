import { testsOf } from '../search/query/tests-of';
import { findGroup } from '../tenant-groups/find-group';
import { missingGroups } from '../tenant-groups/groups-of-search';
import type { TenantGroup } from '../tenant-groups/tenant-group';
import { findByName } from './saved-search-list';
import type { PortableGroup, PortableSearch, PortableSearches } from './portable-searches';
import type { SavedSearch } from './saved-search';
import { isSameSearch } from './same-search';

/** What becomes of one thing of a file: left out, added beside what is here, or put in the place of what is here. */
export const IMPORT_CHOICES = ['skip', 'add', 'replace'] as const;
export type ImportChoice = (typeof IMPORT_CHOICES)[number];

/**
 * How a search of the file stands to those that are here.
 * - `new`: neither its id, its name nor its content is here.
 * - `identical`: the same search, in every word.
 * - `newer`, `older`, `other-version`: the same id with other content; by `updatedAt`.
 * - `same-name`: another search has the name.
 * - `same-content`: another search holds the same under another name.
 */
export type ImportState = 'new' | 'identical' | 'newer' | 'older' | 'other-version' | 'same-name' | 'same-content';

export interface PlannedSearch {
  /** Its place in the file. */
  readonly index: number;
  readonly search: PortableSearch;
  readonly state: ImportState;
  /** What it conflicts with; null: nothing. */
  readonly present: SavedSearch | null;
  readonly choices: readonly ImportChoice[];
  /** What happens unless the user says otherwise: never something that overwrites. */
  readonly suggested: ImportChoice;
  /** It names entries or imports by numbers that mean others in another archive. */
  readonly isBoundToArchive: boolean;
  /** Tenant groups that it names and that are neither in the file nor here. */
  readonly missingGroups: readonly string[];
}

/** `same`: the same tenants under the same id or name; `differs`: other tenants. */
export interface PlannedGroup {
  readonly index: number;
  readonly group: PortableGroup;
  readonly state: 'new' | 'same' | 'differs';
  readonly present: TenantGroup | null;
  readonly choices: readonly ImportChoice[];
  readonly suggested: ImportChoice;
  /** How many of its tenants nobody knows here. */
  readonly unknownTenants: number;
}

export interface ImportPlan {
  readonly searches: readonly PlannedSearch[];
  readonly groups: readonly PlannedGroup[];
}

const BOUND: ReadonlySet<string> = new Set(['id', 'import', 'addedSince']);

const isBound = ({ filters, query }: PortableSearch['search']): boolean =>
  filters.some(({ field }) => BOUND.has(field)) ||
  testsOf(query).some(({ subject }) => subject.kind === 'filter' && BOUND.has(subject.field));

const CHOICES: Readonly<Record<ImportState, readonly ImportChoice[]>> = {
  new: ['add', 'skip'],
  identical: ['skip', 'add'],
  newer: ['skip', 'add', 'replace'],
  older: ['skip', 'add', 'replace'],
  'other-version': ['skip', 'add', 'replace'],
  'same-name': ['skip', 'add', 'replace'],
  'same-content': ['skip', 'add', 'replace'],
};

/** What a file would change, before anything is changed. */
export function planImport(
  file: PortableSearches,
  here: { readonly searches: readonly SavedSearch[]; readonly groups: readonly TenantGroup[] },
  knownTenants: ReadonlySet<string>,
): ImportPlan {
  const groupsThen = [...here.groups, ...file.tenantGroups];
  return {
    searches: file.searches.map((search, index) => {
      const { state, present } = stateOf(search, here.searches);
      return {
        index,
        search,
        state,
        present,
        choices: CHOICES[state],
        suggested: state === 'new' ? 'add' : 'skip',
        isBoundToArchive: isBound(search.search),
        missingGroups: missingGroups(search.search, groupsThen),
      };
    }),
    groups: file.tenantGroups.map((group, index) => plannedGroup(group, index, here.groups, knownTenants)),
  };
}

function stateOf(search: PortableSearch, here: readonly SavedSearch[]): Pick<PlannedSearch, 'state' | 'present'> {
  const sameId = here.find(({ id }) => id === search.id);
  if (sameId !== undefined) {
    const { name, folder, description, tags, updatedAt } = sameId;
    const isIdentical =
      isSameSearch(sameId.search, search.search) &&
      JSON.stringify([name, folder, description, tags]) ===
        JSON.stringify([search.name, search.folder, search.description, search.tags]);
    if (isIdentical) return { state: 'identical', present: sameId };
    if (updatedAt === search.updatedAt) return { state: 'other-version', present: sameId };
    return { state: search.updatedAt > updatedAt ? 'newer' : 'older', present: sameId };
  }
  const sameName = findByName(here, search.name);
  if (sameName !== undefined) return { state: 'same-name', present: sameName };
  const sameContent = here.find((one) => isSameSearch(one.search, search.search));
  return sameContent === undefined ? { state: 'new', present: null } : { state: 'same-content', present: sameContent };
}

function plannedGroup(
  group: PortableGroup,
  index: number,
  here: readonly TenantGroup[],
  knownTenants: ReadonlySet<string>,
): PlannedGroup {
  const present = findGroup(here, group.id) ?? findGroup(here, group.name) ?? null;
  const keys = [...new Set(group.tenants.map(({ key }) => key))];
  const isSame =
    present !== null && present.tenants.length === keys.length && keys.every((key) => present.tenants.includes(key));
  const state = present === null ? 'new' : isSame ? 'same' : 'differs';
  return {
    index,
    group,
    state,
    present,
    choices: state === 'new' ? ['add', 'skip'] : state === 'same' ? ['skip'] : ['skip', 'add', 'replace'],
    suggested: state === 'new' ? 'add' : 'skip',
    unknownTenants: keys.filter((key) => !knownTenants.has(key)).length,
  };
}
