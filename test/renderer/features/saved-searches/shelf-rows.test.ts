import { type SavedSearch, savedSearchSchema } from '@core/saved-searches/saved-search';
import { type Search, searchSchema } from '@core/search/search';
import { expect, it } from 'vitest';
import { describeSearch } from '../../../../src/renderer/src/features/saved-searches/describe-search';
import { findSearches, movedBeside, shelfRows } from '../../../../src/renderer/src/features/saved-searches/shelf-rows';

const search: Search = searchSchema.parse({
  filters: [
    { field: 'severity', values: ['error', 'warning'] },
    { field: 'tenant', values: ['contoso'], not: true },
  ],
});

it('describes a search in a few words', () => {
  expect(describeSearch(search)).toBe('Last 7 days · 2 filters');
  expect(describeSearch({ ...search, filters: [], range: { kind: 'all' }, undated: 'only' })).toBe(
    'All times · undated only',
  );
  expect(describeSearch({ ...search, filters: [], range: { kind: 'last', amount: 1, unit: 'days' } })).toBe('Last day');
});

const saved = (id: string, more: Partial<SavedSearch> = {}): SavedSearch => ({
  ...savedSearchSchema.parse({ id, name: id, search, createdAt: 1, updatedAt: 1 }),
  ...more,
});

it('puts an id before or after another, and leaves the rest as it is', () => {
  const ids = ['a', 'b', 'c'];
  expect(movedBeside(ids, 'b', { id: 'a', place: 'before' })).toEqual(['b', 'a', 'c']);
  expect(movedBeside(ids, 'a', { id: 'c', place: 'after' })).toEqual(['b', 'c', 'a']);
  expect(movedBeside(ids, 'a', { id: 'gone', place: 'after' })).toEqual(ids);
});

it('shows the pinned ones first, then folders with what is in them, and nothing of a folded one', () => {
  const searches = [
    saved('loose'),
    saved('quarterly', { folder: 'Audit/Quarterly' }),
    saved('audit', { folder: 'Audit', isPinned: true }),
  ];
  const folders = [
    { path: 'Audit', isCollapsed: false },
    { path: 'Audit/Quarterly', isCollapsed: true },
  ];
  const words = shelfRows(searches, folders).map((row) => {
    if (row.kind === 'heading') return 'pinned:';
    return row.kind === 'folder' ? `${row.path} (${String(row.searches)})` : `${'-'.repeat(row.depth)}${row.one.id}`;
  });
  expect(words).toEqual(['pinned:', 'audit', 'Audit (2)', '-audit', 'Audit/Quarterly (1)', 'loose']);
});

it('finds a search by words of its name, folder, tags, description and owner, all of which must occur', () => {
  const searches = [
    saved('Errors of the week', { folder: 'Audit', tags: ['q3'], owner: 'Anna' }),
    saved('Sign-ins', { description: 'For the auditor' }),
  ];
  const found = (text: string) => findSearches(searches, text).map(({ id }) => id);
  expect([found('AUDIT'), found('errors q3 anna'), found('audit signin'), found(' ')]).toEqual([
    ['Errors of the week', 'Sign-ins'],
    ['Errors of the week'],
    [],
    ['Errors of the week', 'Sign-ins'],
  ]);
});
