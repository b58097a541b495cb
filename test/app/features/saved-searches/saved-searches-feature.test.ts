import { createSavedSearchesFeature } from '@app/features/saved-searches/saved-searches-feature';
import type { Push } from '@contract/pushes';
import type { SavedSearchShelf } from '@core/saved-searches/saved-searches-file';
import { completeFolders } from '@core/saved-searches/shelf-folders';
import { searchSchema } from '@core/search/search';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { describe, expect, it } from 'vitest';

function feature() {
  let kept: SavedSearchShelf = { folders: [], searches: [] };
  let groups: readonly TenantGroup[] = [];
  let clock = 0;
  const pushes: Push[] = [];
  const refuse = (): never => {
    throw new Error('the archive is not asked here');
  };
  const calls = createSavedSearchesFeature({
    settings: {
      readShelf: () => kept,
      writeShelf: (shelf) => void (kept = completeFolders(shelf)),
      readSettings: () => DEFAULT_SETTINGS,
    },
    archive: { summary: refuse, count: refuse, countAdded: refuse, tenants: refuse },
    groups: { read: () => groups, write: (changed) => void (groups = changed), newId: () => 'g-000000000000' },
    files: { resolve: refuse },
    answer: (_ask, work) => work(),
    push: (push) => void pushes.push(push),
    now: () => (clock += 1),
    accountName: () => 'account',
    program: 'Veritrail test',
  });
  return { calls, pushes, names: () => kept.searches.map(({ name }) => name) };
}

const lastDay = searchSchema.parse({ range: { kind: 'last', amount: 24, unit: 'hours' } });

describe('saved searches', () => {
  it('belong to who saved them, and stand where they were put', async () => {
    const { calls } = feature();
    const facts = { folder: 'Audit/Quarterly', tags: ['q3', 'q3'], description: 'For the auditor.', isPinned: true };
    const made = await calls['savedSearches.create']({ name: 'One', search: lastDay, ...facts });
    expect(made).toMatchObject({ ...facts, tags: ['q3'], owner: 'account', review: null });
    expect(await calls['savedSearches.folders']({})).toEqual([
      { path: 'Audit', isCollapsed: false },
      { path: 'Audit/Quarterly', isCollapsed: false },
    ]);
  });

  it('are no newer version for being pinned, but for being moved or described', async () => {
    const { calls } = feature();
    const made = await calls['savedSearches.create']({ name: 'One', search: lastDay });
    const pinned = await calls['savedSearches.update']({ id: made.id, isPinned: true });
    expect(pinned).toMatchObject({ isPinned: true, updatedAt: made.updatedAt });
    const moved = await calls['savedSearches.update']({ id: made.id, folder: 'Audit' });
    expect(moved.updatedAt).toBeGreaterThan(made.updatedAt);
  });

  it('come back whole, in their place, after a folder was removed with them', async () => {
    const { calls, names } = feature();
    const one = await calls['savedSearches.create']({ name: 'One', search: lastDay, folder: 'Audit' });
    const two = await calls['savedSearches.create']({ name: 'Two', search: lastDay });
    const folders = [...(await calls['savedSearches.folders']({}))];
    await calls['savedSearches.removeFolder']({ path: 'Audit', withSearches: true });
    expect(names()).toEqual(['Two']);
    await calls['savedSearches.restore']({ searches: [one], folders, ids: [one.id, two.id] });
    expect(await calls['savedSearches.list']({})).toEqual([one, two]);
  });

  it('are created with the range as it was said, so that relative stays relative', async () => {
    const { calls, pushes } = feature();
    const created = await calls['savedSearches.create']({ name: 'Yesterday', search: lastDay });
    expect(created).toMatchObject({
      name: 'Yesterday',
      search: { range: { kind: 'last', amount: 24, unit: 'hours' } },
    });
    expect(await calls['savedSearches.list']({})).toEqual([created]);
    expect(pushes.map(({ name }) => name)).toEqual(['savedSearches.changed']);
  });

  it('refuse a taken name on creation and on renaming', async () => {
    const { calls } = feature();
    const one = await calls['savedSearches.create']({ name: 'One', search: lastDay });
    await calls['savedSearches.create']({ name: 'Two', search: lastDay });
    expect(() => calls['savedSearches.create']({ name: 'one', search: lastDay })).toThrow(/already named/);
    expect(() => calls['savedSearches.update']({ id: one.id, name: 'two' })).toThrow(/already named/);
    expect(await calls['savedSearches.update']({ id: one.id, name: 'ONE' })).toMatchObject({ name: 'ONE' });
  });

  it('are updated in part, and remember when', async () => {
    const { calls } = feature();
    const made = await calls['savedSearches.create']({ name: 'One', search: lastDay });
    const search = searchSchema.parse({ range: { kind: 'all' } });
    expect(await calls['savedSearches.update']({ id: made.id, search })).toEqual({ ...made, search, updatedAt: 2 });
  });

  it('are duplicated beside their original, removed and put in order', async () => {
    const { calls, names } = feature();
    const one = await calls['savedSearches.create']({ name: 'One', search: lastDay });
    const two = await calls['savedSearches.create']({ name: 'Two', search: lastDay });
    const copy = await calls['savedSearches.duplicate']({ id: one.id });
    expect(names()).toEqual(['One', 'One (copy)', 'Two']);
    await calls['savedSearches.reorder']({ ids: [two.id, copy.id, one.id] });
    expect(names()).toEqual(['Two', 'One (copy)', 'One']);
    await calls['savedSearches.remove']({ id: copy.id });
    expect(names()).toEqual(['Two', 'One']);
  });

  it('say so where one is gone', () => {
    const { calls } = feature();
    for (const name of ['savedSearches.update', 'savedSearches.duplicate', 'savedSearches.remove'] as const) {
      expect(() => calls[name]({ id: 'gone' })).toThrow(/no longer there/);
    }
  });
});
