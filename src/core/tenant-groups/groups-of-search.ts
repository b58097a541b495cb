import type { Criteria } from '../search/search';
import { findGroup } from './find-group';
import { groupsInQuery } from './groups-in-query';
import type { TenantGroup } from './tenant-group';

type Named = Pick<TenantGroup, 'id' | 'name'>;

/** The groups that criteria use, in filters or in the query's text. */
export function groupsOfSearch<Group extends Named>(
  criteria: Pick<Criteria, 'filters' | 'query'>,
  groups: readonly Group[],
): readonly Group[] {
  const used = new Set(namesOf(criteria).map((value) => findGroup(groups, value)));
  return groups.filter((group) => used.has(group));
}

/** What criteria name as a group and what is none of these groups, each once. */
export function missingGroups(
  criteria: Pick<Criteria, 'filters' | 'query'>,
  groups: readonly Named[],
): readonly string[] {
  return [...new Set(namesOf(criteria).filter((value) => findGroup(groups, value) === undefined))];
}

const namesOf = ({ filters, query }: Pick<Criteria, 'filters' | 'query'>): readonly string[] => [
  ...filters.filter(({ field }) => field === 'tenantGroup').flatMap(({ values }) => values),
  ...groupsInQuery(query),
];
