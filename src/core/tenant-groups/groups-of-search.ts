import type { Criteria } from '../search/search';
import type { TenantGroup } from './tenant-group';
import { findGroup } from './find-group';

/**
 * The groups that criteria use: those that a filter names, and those whose id or name stands in the query's text (one too
 * many rather than one too few).
 */
export function groupsOfSearch<Group extends Pick<TenantGroup, 'id' | 'name'>>(
  { filters, query }: Pick<Criteria, 'filters' | 'query'>,
  groups: readonly Group[],
): readonly Group[] {
  const named = new Set<Group>();
  for (const { field, values } of filters) {
    if (field !== 'tenantGroup') continue;
    for (const value of values) {
      const found = findGroup(groups, value);
      if (found !== undefined) named.add(found);
    }
  }
  const text = query.toLocaleLowerCase('en');
  if (text.includes('tenantgroup')) {
    for (const group of groups) {
      if (text.includes(group.id) || text.includes(group.name.toLocaleLowerCase('en'))) named.add(group);
    }
  }
  return groups.filter((group) => named.has(group));
}

/** What criteria name as a group in a filter and what is none of these groups. */
export function missingGroups(
  { filters }: Pick<Criteria, 'filters'>,
  groups: readonly Pick<TenantGroup, 'id' | 'name'>[],
): readonly string[] {
  const values = filters.filter(({ field }) => field === 'tenantGroup').flatMap((filter) => filter.values);
  return [...new Set(values.filter((value) => findGroup(groups, value) === undefined))];
}
