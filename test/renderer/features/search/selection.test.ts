import { searchSchema } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  idsBetween,
  isSelected,
  MOST_PICKED,
  NOTHING_SELECTED,
  searchOf,
  type Selection,
  targetOf,
  withEntries,
} from '../../../../src/renderer/src/features/search/selection/selection';

const search = searchSchema.parse({
  filters: [{ field: 'task', not: false, values: ['Login'] }],
  query: 'x',
  columns: ['id', 'task'],
});
const ALL: Selection = {
  kind: 'all',
  criteria: { filters: search.filters, query: search.query, range: search.range, undated: search.undated },
  snapshot: { generation: 0, highestId: 100, now: 0 },
  entries: 3,
  except: new Set(),
  anchor: null,
};

const picked = (...ids: readonly number[]): Selection => withEntries(NOTHING_SELECTED, ids, true) ?? NOTHING_SELECTED;

describe('a selection', () => {
  it('is what was picked, and nothing once the last is taken out', () => {
    const some = picked(3, 5);
    expect([countOf(some), isSelected(some, 5), isSelected(some, 4)]).toEqual([2, true, false]);
    expect(targetOf(some)).toEqual({ kind: 'entries', ids: [3, 5] });
    expect(withEntries(some, [3, 5], false)).toEqual(NOTHING_SELECTED);
    expect(targetOf(NOTHING_SELECTED)).toBeNull();
  });

  it('is all that match but those that are taken out, and not what came later', () => {
    const but = withEntries(ALL, [7], false) ?? ALL;
    expect([countOf(but), isSelected(but, 7), isSelected(but, 8), isSelected(but, 101)]).toEqual([
      2,
      false,
      true,
      false,
    ]);
    expect(targetOf(but)).toMatchObject({
      kind: 'search',
      entries: 2,
      criteria: { query: 'x', filters: [{ field: 'task' }, { field: 'id', not: true, values: ['7'] }] },
    });
    expect(withEntries(but, [7], true)).toMatchObject({ except: new Set() });
    expect(withEntries(ALL, [7, 8, 9], false)).toEqual(NOTHING_SELECTED);
  });

  it('holds no more than a filter takes, rather than a part of it', () => {
    const ids = Array.from({ length: MOST_PICKED }, (_, at) => at + 1);
    const full = withEntries(NOTHING_SELECTED, ids, true);
    expect(full?.kind).toBe('some');
    expect(withEntries(full ?? NOTHING_SELECTED, [MOST_PICKED + 1], true)).toBeNull();
    expect(withEntries({ ...ALL, entries: 20_000 }, [...ids, 20_000], false)).toBeNull();
  });

  it('reaches from one row of the page to another, in either direction', () => {
    expect([idsBetween([9, 7, 5, 3], 5, 9), idsBetween([9, 7, 5, 3], 7, 3), idsBetween([9, 7], 100, 7)]).toEqual([
      [9, 7, 5],
      [7, 5, 3],
      [7],
    ]);
  });

  it('is a search of its own in the columns of the screen, whatever the filters there', () => {
    expect(searchOf(picked(3, 5), search)).toEqual({
      ...search,
      filters: [{ field: 'id', not: false, values: ['3', '5'] }],
      query: '',
      range: { kind: 'all' },
      undated: 'include',
    });
    expect(searchOf(ALL, search)).toEqual(search);
  });
});
