import { copyName, findByName, reorderSearches, requireFreeName } from '@core/saved-searches/saved-search-list';
import { savedSearchSchema } from '@core/saved-searches/saved-search';
import { describe, expect, it } from 'vitest';

const saved = (id: string, name: string) =>
  savedSearchSchema.parse({ id, name, search: {}, createdAt: 1, updatedAt: 1 });
const searches = [saved('a', 'Weekly'), saved('b', 'Errors'), saved('c', 'Weekly (copy)')];

describe('a list of saved searches', () => {
  it('refuses a name that another has, in any case, but not its own', () => {
    expect(() => requireFreeName(searches, ' weekly', null)).toThrow(/already named "Weekly"/);
    expect(() => requireFreeName(searches, 'WEEKLY', 'a')).not.toThrow();
  });

  it('names a copy after its original and counts on', () => {
    expect(copyName(searches, 'Errors')).toBe('Errors (copy)');
    expect(copyName(searches, 'Weekly')).toBe('Weekly (copy 2)');
    expect(copyName([], 'x'.repeat(200))).toBe(`${'x'.repeat(193)} (copy)`);
  });

  it('takes an order only when it names every search once', () => {
    expect(reorderSearches(searches, ['c', 'a', 'b']).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    for (const ids of [
      ['a', 'b'],
      ['a', 'b', 'x'],
      ['a', 'b', 'b'],
      ['a', 'b', 'c', 'c'],
    ]) {
      expect(() => reorderSearches(searches, ids)).toThrow(/every saved search once/);
    }
  });

  it('finds by the exact name first, then in any case', () => {
    expect(findByName(searches, 'errors')?.id).toBe('b');
    expect(findByName(searches, 'none')).toBeUndefined();
  });
});
