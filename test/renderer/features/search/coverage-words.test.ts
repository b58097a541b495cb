import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { Criteria } from '@core/search/search';
import { expect, it } from 'vitest';
import { lackWish, refreshWish, tenantsInScope } from '../../../../src/renderer/src/features/search/collect-lack';
import { coverageInWords } from '../../../../src/renderer/src/features/search/coverage-words';

const coverage: SearchCoverage = {
  isComplete: false,
  tenants: 12,
  unknownTenants: 0,
  days: [
    { day: '2026-11-03', tenants: 3, state: 'failed' },
    { day: '2026-11-09', tenants: 3, state: 'never-asked' },
  ],
  canCollect: true,
  lastAskedAt: null,
};
const criteria = (filters: Criteria['filters']): Criteria => ({
  filters,
  range: { kind: 'between', from: 5, to: 9 },
  query: '',
  undated: 'include',
});

it('names how many tenants lack which days', () => {
  expect(coverageInWords(coverage)).toBe('Not complete: 3 of 12 tenants on 2 days (Nov 3, Nov 9)');
});

it('says "up to" where the days differ, and adds tenants that nobody ever asked for', () => {
  const days = [{ day: '2026-11-03', tenants: 1, state: 'failed' as const }, ...coverage.days.slice(1)];
  expect(coverageInWords({ ...coverage, days, unknownTenants: 2 })).toBe(
    'Not complete: up to 3 of 12 tenants on 2 days (Nov 3, Nov 9); 2 tenants never collected',
  );
});

it('never says complete where nothing is known', () => {
  expect(coverageInWords({ ...coverage, days: [], unknownTenants: 12 })).toContain('Never collected');
  expect(coverageInWords({ ...coverage, tenants: 0, days: [] })).toContain('Never collected');
});

it('takes the tenants of the scope: all, those named, or all but those named', () => {
  const filter = { field: 'tenant' as const, not: false, values: ['a', ''] };
  expect(tenantsInScope(criteria([]), ['a', 'b'])).toBeUndefined();
  expect(tenantsInScope(criteria([filter]), ['a', 'b'])).toEqual(['a']);
  expect(tenantsInScope(criteria([{ ...filter, not: true }]), ['a', 'b'])).toEqual(['b']);
});

it('collects the range for a refresh, and for a lack from its first to its last day', () => {
  expect(refreshWish(criteria([]), [], 100)).toEqual({ since: 5, until: 9, trigger: 'refresh' });
  expect(lackWish(criteria([]), [], { coverage, zone: 'UTC', now: 100 })).toEqual({
    since: Date.parse('2026-11-03T00:00:00Z') * 1000,
    until: Date.parse('2026-11-10T00:00:00Z') * 1000,
    trigger: 'refresh',
  });
});

it('collects the whole range where a tenant was never asked for: none of its days is listed', () => {
  const wish = lackWish(criteria([]), [], { coverage: { ...coverage, unknownTenants: 1 }, zone: 'UTC', now: 100 });
  expect(wish).toEqual({ since: 5, until: 9, trigger: 'refresh' });
});
