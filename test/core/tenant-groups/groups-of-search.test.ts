import type { Filter } from '@core/search/search';
import { groupsInQuery, withOtherGroupNames } from '@core/tenant-groups/groups-in-query';
import { groupsOfSearch, missingGroups } from '@core/tenant-groups/groups-of-search';
import { describe, expect, it, test } from 'vitest';

const GOLD = { id: 'g-00000000000a', name: 'Gold' };
const SILVER = { id: 'g-00000000000b', name: 'Sil "v" er' };

test.each([
  ['tenantGroup:Gold', ['Gold']],
  ['tenant-group:Gold task:Silver', ['Gold']],
  ['tenant group:"Sil \\"v\\" er"', ['Sil "v" er']],
  ['a (tenantGroup:(Gold OR NOT "g-00000000000b") OR b)', ['Gold', 'g-00000000000b']],
  ['tenantGroup:=Gold', ['Gold']],
  // Words that only look like it.
  ['"tenantGroup:Gold" task:tenantGroup', []],
  ['exists:tenantGroup tenantGroup:* tenantGroup=Gold', []],
  ['tenantGroup:(Gold', []],
  ['', []],
])('the groups that %s names', (query, names) => {
  expect(groupsInQuery(query)).toEqual(names);
});

describe('the groups of a search', () => {
  it('are those of its filters and of its query, by id or name', () => {
    const filters: Filter[] = [{ field: 'tenantGroup', not: true, values: [SILVER.id] }];
    expect(groupsOfSearch({ filters, query: 'tenant_group:GOLD' }, [GOLD, SILVER])).toEqual([GOLD, SILVER]);
    expect(groupsOfSearch({ filters: [], query: 'performer:Gold tenantGroup:"Golden"' }, [GOLD])).toEqual([]);
  });

  it('may be missing, each told once', () => {
    const filters: Filter[] = [{ field: 'tenantGroup', not: false, values: ['Bronze', 'Gold'] }];
    const query = 'tenantGroup:Bronze OR tenantGroup:Iron';
    expect(missingGroups({ filters, query }, [GOLD])).toEqual(['Bronze', 'Iron']);
  });
});

test('another name is put in quotation marks where it needs them', () => {
  const upper = (value: string): string => `${value} "new"`;
  expect(withOtherGroupNames('x tenantGroup:(a  OR b) -tenantGroup:=c', upper)).toBe(
    'x tenantGroup:("a \\"new\\""  OR "b \\"new\\"") -tenantGroup:="c \\"new\\""',
  );
});
