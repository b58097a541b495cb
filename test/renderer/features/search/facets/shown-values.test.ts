import type { FacetCounts } from '@core/search/facet-counts';
import type { Filter } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { shownValues } from '../../../../../src/renderer/src/features/search/facets/shown-values';

const counts = (rest: Partial<FacetCounts>): FacetCounts => ({
  field: 'tenant',
  values: [
    { value: 'k1', label: 'North', count: 8 },
    { value: '', label: '', count: 2 },
  ],
  offset: 0,
  distinct: 2,
  entries: 10,
  otherEntries: 0,
  chosen: [],
  ...rest,
});

describe('the values of a facet in its list', () => {
  it('have the words of what they are, none being said as such', () => {
    expect(shownValues({ field: 'tenant', counts: counts({}), filters: [], isWithChosen: true })).toEqual([
      { value: 'k1', name: 'North', count: 8, choice: null },
      { value: '', name: '(none)', count: 2, choice: null },
    ]);
  });

  it('begin with the chosen ones that the answer does not list, whatever their count', () => {
    const filters: Filter[] = [{ field: 'tenant', not: false, values: ['gone'] }];
    const chosen = [{ value: 'gone', label: 'Gone', count: 0, not: false, covers: ['gone'] }];
    expect(
      shownValues({ field: 'tenant', counts: counts({ chosen }), filters, isWithChosen: true }).map((one) => [
        one.name,
        one.count,
        one.choice,
      ]),
    ).toEqual([
      ['Gone', 0, 'kept'],
      ['North', 8, null],
      ['(none)', 2, null],
    ]);
  });

  it('of one name say where they are from', () => {
    const values = [
      { value: 'okta:north.example:1', label: 'North', count: 2 },
      { value: 'lumu::7', label: 'North', count: 1 },
    ];
    const shown = shownValues({ field: 'tenant', counts: counts({ values }), filters: [], isWithChosen: true });
    expect(shown.map((one) => one.name)).toEqual(['North · Okta north.example', 'North · Lumu']);
  });

  it('are there before their counts are', () => {
    const filters: Filter[] = [{ field: 'task', not: true, values: ['login'] }];
    expect(shownValues({ field: 'task', counts: undefined, filters, isWithChosen: true })).toEqual([
      { value: 'login', name: 'login', count: null, choice: 'leftOut' },
    ]);
  });

  it('are known by a former name too: the value in the list is the one that the filter names', () => {
    const filters: Filter[] = [{ field: 'tenant', not: true, values: ['Old North'] }];
    const chosen = [{ value: 'Old North', label: 'North', count: 8, not: true, covers: ['k1'] }];
    expect(shownValues({ field: 'tenant', counts: counts({ chosen }), filters, isWithChosen: true })[0]).toEqual({
      value: 'Old North',
      name: 'North',
      count: 8,
      choice: 'leftOut',
    });
  });
});
