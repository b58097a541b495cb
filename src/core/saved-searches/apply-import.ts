import type { TenantGroup } from '../tenant-groups/tenant-group';
import { ExpectedFailure } from '../failure/failure';
import type { Search } from '../search/search';
import { findGroup } from '../tenant-groups/find-group';
import { withOtherGroupNames } from '../tenant-groups/groups-in-query';
import type { ImportChoice, ImportPlan, PlannedGroup, PlannedSearch } from './import-plan';
import { freeName } from './saved-search-list';
import type { SavedSearch } from './saved-search';

export interface ImportChoices {
  /** By place in the file; what is left out is done as suggested. */
  readonly searches: Readonly<Record<number, ImportChoice>>;
  readonly groups: Readonly<Record<number, ImportChoice>>;
}

export interface ImportTools {
  readonly newSearchId: () => string;
  readonly newGroupId: () => string;
  readonly now: number;
}

export interface ImportOutcome {
  readonly searches: readonly SavedSearch[];
  readonly groups: readonly TenantGroup[];
  /** Names as they are now. */
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly skipped: readonly string[];
  readonly groupsAdded: readonly string[];
  readonly groupsReplaced: readonly string[];
}

interface Here {
  readonly searches: readonly SavedSearch[];
  readonly groups: readonly TenantGroup[];
}

/** What is here after an import; nothing is overwritten but what a choice names. */
export function applyImport(plan: ImportPlan, choices: ImportChoices, here: Here, tools: ImportTools): ImportOutcome {
  const grouped = applyGroups(plan, choices, here.groups, tools);
  const searches = [...here.searches];
  const [added, replaced, skipped]: [string[], string[], string[]] = [[], [], []];
  for (const planned of plan.searches) {
    const choice = choiceOf(planned, choices.searches[planned.index]);
    const content = { ...planned.search, search: withGroupsOfHere(planned.search.search, grouped) };
    const at = planned.present === null ? -1 : searches.findIndex(({ id }) => id === planned.present?.id);
    if (choice === 'skip') skipped.push(planned.search.name);
    else if (choice === 'replace' && at >= 0) {
      const before = searches[at];
      if (before === undefined) continue;
      const others = searches.filter(({ id }) => id !== before.id);
      const name = freeName(others, content.name);
      searches[at] = { ...content, id: before.id, name, isPinned: before.isPinned, review: before.review };
      replaced.push(name);
    } else {
      const isIdTaken = searches.some(({ id }) => id === content.id);
      const name = freeName(searches, content.name);
      searches.push({
        ...content,
        id: isIdTaken ? tools.newSearchId() : content.id,
        name,
        isPinned: false,
        review: null,
      });
      added.push(name);
    }
  }
  return {
    searches,
    groups: grouped.groups,
    added,
    replaced,
    skipped,
    groupsAdded: grouped.added,
    groupsReplaced: grouped.replaced,
  };
}

function choiceOf(planned: PlannedSearch | PlannedGroup, chosen: ImportChoice | undefined): ImportChoice {
  const choice = chosen ?? planned.suggested;
  if (planned.choices.includes(choice)) return choice;
  throw new ExpectedFailure('invalid-input', 'That choice is not possible any more; look at the file again.');
}

interface AppliedGroups {
  readonly groups: readonly TenantGroup[];
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  /** The group of here that an id or a name in the file means; null where the file has no such group. */
  readonly meant: (value: string) => TenantGroup | null;
}

function applyGroups(
  plan: ImportPlan,
  choices: ImportChoices,
  here: readonly TenantGroup[],
  { now, newGroupId }: ImportTools,
): AppliedGroups {
  const groups = [...here];
  const ids = new Map<string, string>();
  const [added, replaced]: [string[], string[]] = [[], []];
  for (const planned of plan.groups) {
    const { group, present } = planned;
    const choice = choiceOf(planned, choices.groups[planned.index]);
    const tenants = [...new Set(group.tenants.map(({ key }) => key))];
    let id = present?.id ?? group.id;
    if (choice === 'replace' && present !== null) {
      const at = groups.findIndex((one) => one.id === present.id);
      groups[at] = { ...present, tenants, changedAt: now };
      replaced.push(present.name);
    } else if (choice === 'add') {
      id = groups.some((one) => one.id === group.id) ? newGroupId() : group.id;
      const name = freeName(groups, group.name);
      groups.push({ id, name, tenants, createdAt: now, changedAt: now });
      added.push(name);
    }
    ids.set(group.id, id);
    ids.set(group.name.toLocaleLowerCase('en'), id);
  }
  const meant = (value: string): TenantGroup | null => {
    const id = ids.get(value) ?? ids.get(value.toLocaleLowerCase('en'));
    return groups.find((one) => one.id === id) ?? null;
  };
  return { groups, added, replaced, meant };
}

/** Filters name a group by its id, a query by the name that its writer reads there. */
function withGroupsOfHere(search: Search, { groups, meant }: AppliedGroups): Search {
  const idOf = (value: string): string => meant(value)?.id ?? value;
  const nameOf = (value: string): string => {
    const group = meant(value);
    return group === null || findGroup(groups, value) === group ? value : group.name;
  };
  const filters = search.filters.map((filter) =>
    filter.field === 'tenantGroup' ? { ...filter, values: filter.values.map(idOf) } : filter,
  );
  return { ...search, filters, query: withOtherGroupNames(search.query, nameOf) };
}
