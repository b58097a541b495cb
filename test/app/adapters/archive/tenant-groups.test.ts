import type { Archive } from '@core/archive/archive';
import { savedSearchSchema } from '@core/saved-searches/saved-search';
import type { SavedSearchShelf } from '@core/saved-searches/saved-searches-file';
import { criteriaOf, searchSchema, type TimeRange } from '@core/search/search';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { createSavedSearchesFeature } from '@app/features/saved-searches/saved-searches-feature';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive } from './open-test-archive';

const DAY = 86_400_000_000;

async function keyOf(archive: Archive, id: string): Promise<string> {
  return (await archive.tenants()).find((tenant) => tenant.id === id)?.key ?? '';
}

const group = (id: string, name: string, tenants: readonly string[]): TenantGroup => ({
  id,
  name,
  tenants: [...tenants],
  createdAt: 1,
  changedAt: 1,
});

describe('a filter on a tenant group', () => {
  it('means the tenants that the group has when the question is asked, and says so where there is no group', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [
      { key: 'a', tenant: 't-1', started: 1 },
      { key: 'b', tenant: 't-2', started: 2 },
      { key: 'c', tenant: 't-3', started: 3 },
      { key: 'd', tenant: null, started: 4 },
    ]);
    const [one, two] = [await keyOf(archive, 't-1'), await keyOf(archive, 't-2')];
    const gold = criteria([{ field: 'tenantGroup', values: ['g-00000000000a'] }]);
    await expect(archive.count({ criteria: gold, snapshot: null })).rejects.toMatchObject({
      code: 'tenant-group-not-found',
    });

    archive.useTenantGroups([group('g-00000000000a', 'Gold', [one, 'okta::never-seen'])]);
    const first = await archive.count({ criteria: gold, snapshot: null });
    expect([first.entries, await idsOf(archive, gold)]).toEqual([1, [1]]);
    expect(await idsOf(archive, criteria([{ field: 'tenantGroup', values: [' gold '] }]))).toEqual([1]);
    expect(await idsOf(archive, criteria([{ field: 'tenantGroup', not: true, values: ['Gold'] }]))).toEqual([2, 3, 4]);

    archive.useTenantGroups([group('g-00000000000a', 'Gold', [one, two])]);
    expect((await archive.count({ criteria: gold, snapshot: first.snapshot })).entries).toBe(2);
    const both = criteria([
      { field: 'tenantGroup', values: ['Gold'] },
      { field: 'tenant', values: ['t-2'] },
    ]);
    expect(await idsOf(archive, both)).toEqual([2]);
  });
});

/** A saved search over an archive whose clock can be moved. */
async function reviewed(range: TimeRange) {
  let clock = 100 * DAY;
  const archive = await openTestArchive({ now: () => clock });
  let shelf: SavedSearchShelf = {
    folders: [],
    searches: [
      savedSearchSchema.parse({
        id: 's',
        name: 'S',
        search: searchSchema.parse({ range }),
        createdAt: 1,
        updatedAt: 1,
      }),
    ],
  };
  const calls = createSavedSearchesFeature({
    settings: {
      readShelf: () => shelf,
      writeShelf: (changed) => void (shelf = changed),
      readSettings: () => ({ ...DEFAULT_SETTINGS, reviewer: 'Anna' }),
    },
    archive,
    groups: { read: () => [], write: () => undefined, newId: () => 'g-000000000000' },
    files: { resolve: () => ({ path: '', name: '', kind: 'file' }) },
    answer: (_ask, work) => work(),
    push: () => undefined,
    now: () => clock,
    accountName: () => 'account',
    program: 'test',
  });
  return { archive, calls, moveOn: (days: number) => void (clock += days * DAY), search: () => shelf.searches[0] };
}

describe('since a search was reviewed', () => {
  it('counts what the archive got afterwards, whatever its time', async () => {
    const { archive, calls } = await reviewed({ kind: 'all' });
    await importEntries(archive, [{ key: 'a', started: 50 * DAY }]);
    expect(await calls['savedSearches.since']({ id: 's' })).toBeNull();
    expect((await calls['savedSearches.markReviewed']({ id: 's', snapshot: null })).review).toMatchObject({
      entries: 1,
      by: 'Anna',
    });
    expect(await calls['savedSearches.since']({ id: 's' })).toEqual({ entries: 0, passed: 0, changes: 0 });
    await importEntries(archive, [
      { key: 'late', started: 1 },
      { key: 'b', started: 60 * DAY },
      { key: 'undated', started: null },
    ]);
    expect(await calls['savedSearches.since']({ id: 's' })).toEqual({ entries: 3, passed: 0, changes: 0 });
  });

  it('tells what a range that moves with the clock has passed by', async () => {
    const { archive, calls, moveOn } = await reviewed({ kind: 'last', amount: 7, unit: 'days' });
    await importEntries(archive, [{ key: 'seen', started: 99 * DAY }]);
    await calls['savedSearches.markReviewed']({ id: 's', snapshot: null });
    await importEntries(archive, [
      { key: 'before', started: 50 * DAY },
      { key: 'passed', started: 101 * DAY },
      { key: 'held', started: 109 * DAY },
    ]);
    moveOn(10);
    expect(await calls['savedSearches.since']({ id: 's' })).toEqual({ entries: 1, passed: 1, changes: 0 });
  });

  it('takes the look that was reviewed, not what came meanwhile, and tells of removals', async () => {
    const { archive, calls, search } = await reviewed({ kind: 'all' });
    await importEntries(archive, [{ key: 'a', started: 1 }]);
    const seen = (await archive.summary()).snapshot;
    const { importId } = await importEntries(archive, [{ key: 'b', started: 2 }], 'second.json');
    await calls['savedSearches.markReviewed']({ id: 's', snapshot: seen });
    expect(await calls['savedSearches.since']({ id: 's' })).toMatchObject({ entries: 1 });
    const one = search();
    const since = one?.review?.snapshot.highestId ?? 0;
    const added = criteria([{ field: 'addedSince', values: [String(since)] }]);
    expect(await idsOf(archive, { ...criteriaOf(searchSchema.parse({ range: { kind: 'all' } })), ...added })).toEqual([
      2,
    ]);
    await archive.undoImport(importId, () => undefined);
    expect(await calls['savedSearches.since']({ id: 's' })).toEqual({ entries: 0, passed: 0, changes: 1 });
  });
});
