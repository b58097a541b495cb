import { parseColumn, parseFacetField, parseFilterField, parseSort } from '@core/search/parse-names';
import { describe, expect, it } from 'vitest';

describe('names of fields and columns', () => {
  it('are read by id or by title, in any case', () => {
    expect(parseFilterField('Username')).toBe('performer');
    expect(parseFilterField('user')).toBe('onBehalfOf');
    expect(parseFilterField('on-behalf-of')).toBe('onBehalfOf');
    expect(parseFilterField('CUSTOMER')).toBe('tenant');
    expect(parseFacetField('item-type')).toBe('itemType');
    expect(parseFacetField('item')).toBeNull();
    expect(parseColumn('First seen')).toBe('firstSeen');
    expect(parseColumn('constructor')).toBeNull();
  });

  it('make a sort order with a direction, or with the one that the column wants', () => {
    expect(parseSort('started:asc')).toEqual({ column: 'started', direction: 'ascending' });
    expect(parseSort('duration')).toEqual({ column: 'duration', direction: 'descending' });
    expect(parseSort('Task')).toEqual({ column: 'task', direction: 'ascending' });
    expect(parseSort('task:down')).toBeNull();
    expect(parseSort('task:asc:x')).toBeNull();
    expect(parseSort('')).toBeNull();
  });
});
