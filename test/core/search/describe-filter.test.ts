import { activeFilters, describeFilter, describeRange } from '@core/search/describe-filter';
import { criteriaSchema, filterSchema } from '@core/search/search';
import { describe, expect, it } from 'vitest';

const filter = (field: string, values: string[], not = false) => filterSchema.parse({ field, values, not });

describe('describeFilter', () => {
  it('names the field as the grid does, with the values', () => {
    expect(describeFilter(filter('severity', ['error', 'warning']))).toBe('Severity Error, Warning');
    expect(describeFilter(filter('performer', ['anna'], true))).toBe('not Username anna');
    expect(describeFilter(filter('item', ['web1']))).toBe('Item contains web1');
  });

  it('counts what it does not name, says none for no value, and takes labels for keys', () => {
    expect(describeFilter(filter('task', ['a', 'b', 'c', 'd', 'e']))).toBe('Task a, b, c and 2 more');
    expect(describeFilter(filter('source', ['', 'Web']))).toBe('Source none, Web');
    expect(describeFilter(filter('tenant', ['7']), () => 'Contoso')).toBe('Tenant Contoso');
  });

  it('says whether entries are gone from their backend, and why', () => {
    expect(describeFilter(filter('vanished', ['aged-out', 'unexplained']))).toBe('Vanished Aged out, Unexplained');
    expect(describeFilter(filter('vanished', ['']))).toBe('Vanished no');
  });
});

describe('describeRange', () => {
  it('uses the preset where it is one and words else', () => {
    expect(describeRange({ kind: 'last', amount: 7, unit: 'days' })).toBe('Last 7 days');
    expect(describeRange({ kind: 'last', amount: 1, unit: 'hours' })).toBe('Last hour');
    expect(describeRange({ kind: 'last', amount: 3, unit: 'weeks' })).toBe('Last 3 weeks');
    expect(describeRange({ kind: 'period', unit: 'month', back: 0, zone: 'UTC' })).toBe('This month');
    expect(describeRange({ kind: 'period', unit: 'quarter', back: 1, zone: 'UTC' })).toBe('Last quarter');
    expect(describeRange({ kind: 'period', unit: 'week', back: 3, zone: 'UTC' })).toBe('The week 3 weeks ago');
    expect(describeRange({ kind: 'period', unit: 'day', back: 1, zone: 'UTC' })).toBe('Yesterday');
    expect(describeRange({ kind: 'between', from: 0, to: 60_000_000 })).toBe('1970-01-01T00:00Z to 1970-01-01T00:01Z');
    expect(describeRange({ kind: 'between', from: null, to: 0 })).toBe('Before 1970-01-01T00:00Z');
    expect(describeRange({ kind: 'between', from: 0, to: null })).toBe('From 1970-01-01T00:00Z');
  });
});

describe('activeFilters', () => {
  it('keeps the place of each filter, so that a chip can remove its own', () => {
    const criteria = criteriaSchema.parse({ filters: [filter('task', ['a']), filter('tenant', ['7'], true)] });
    const words = activeFilters(criteria, ({ field }, value) => (field === 'tenant' ? 'Contoso' : value));
    expect(words.map(({ index, words: { field, not, values } }) => [index, field, not, values])).toEqual([
      [0, 'Task', false, 'a'],
      [1, 'Tenant', true, 'Contoso'],
    ]);
  });
});
