import { searchSchema } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { entryRow } from '../../../core/export/entry-row';
import { neighbourSearch, pivotSearch, valueToShare } from '../../../../src/renderer/src/features/search/pivots';

const search = searchSchema.parse({
  filters: [{ field: 'severity', values: ['error'] }],
  query: 'task:x',
  columns: ['task'],
});

describe('from an entry to others', () => {
  it('its neighbours share one thing with it, minutes before and after, without the other filters', () => {
    const row = entryRow({ started: 1_000_000_000, performer: 'ann' });
    expect(neighbourSearch(search, row, { by: 'performer', minutes: 5 })).toEqual({
      ...search,
      filters: [{ field: 'performer', not: false, values: ['ann'] }],
      query: '',
      range: { kind: 'between', from: 700_000_000, to: 1_300_000_001 },
      undated: 'exclude',
    });
  });

  it('an entry without a time, or without the value, has none', () => {
    expect(neighbourSearch(search, entryRow({ started: null }), { by: 'tenant', minutes: 5 })).toBeNull();
    expect(valueToShare(entryRow({ address: null }), 'address')).toBeNull();
    expect(valueToShare(entryRow({ item: '' }), 'item')).toBeNull();
  });

  it('a pivot is over every tenant and all times, with the columns that are shown', () => {
    expect(pivotSearch(search, { field: 'item', value: 'web1' })).toEqual({
      ...search,
      filters: [{ field: 'item', not: false, values: ['web1'] }],
      query: '',
      range: { kind: 'all' },
      undated: 'include',
    });
  });
});
