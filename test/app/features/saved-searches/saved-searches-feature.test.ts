import { createSavedSearchesFeature } from '@app/features/saved-searches/saved-searches-feature';
import type { Push } from '@contract/pushes';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import { searchSchema } from '@core/search/search';
import { describe, expect, it } from 'vitest';

function feature() {
  let kept: readonly SavedSearch[] = [];
  let clock = 0;
  const pushes: Push[] = [];
  const calls = createSavedSearchesFeature({
    settings: { readSavedSearches: () => kept, writeSavedSearches: (searches) => void (kept = searches) },
    push: (push) => void pushes.push(push),
    now: () => (clock += 1),
  });
  return { calls, pushes, names: () => kept.map(({ name }) => name) };
}

const lastDay = searchSchema.parse({ range: { kind: 'last', amount: 24, unit: 'hours' } });

describe('saved searches', () => {
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
