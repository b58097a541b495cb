import { typedFolderPath } from '@core/saved-searches/folder-path';
import { type SavedSearch, savedSearchSchema } from '@core/saved-searches/saved-search';
import type { SavedSearchShelf } from '@core/saved-searches/saved-searches-file';
import { completeFolders, withFolder, withMovedFolder, withoutFolder } from '@core/saved-searches/shelf-folders';
import { searchSchema } from '@core/search/search';
import { expect, it } from 'vitest';

const saved = (id: string, folder: string): SavedSearch =>
  savedSearchSchema.parse({ id, name: id, folder, search: searchSchema.parse({}), createdAt: 1, updatedAt: 1 });

const shelf: SavedSearchShelf = completeFolders({
  folders: [{ path: 'Empty', isCollapsed: true }],
  searches: [saved('a', 'Audit/Q10'), saved('b', 'Audit/Q2'), saved('c', '')],
});
const paths = ({ folders }: SavedSearchShelf): readonly string[] => folders.map(({ path }) => path);
const places = ({ searches }: SavedSearchShelf): readonly string[] =>
  searches.map(({ id, folder }) => `${id} ${folder}`);

it('every folder that a search lies in is there, in the order that people count in', () => {
  expect(paths(shelf)).toEqual(['Audit', 'Audit/Q2', 'Audit/Q10', 'Empty']);
});

it('a folder that is renamed or moved takes everything along', () => {
  const moved = withMovedFolder(shelf, 'Audit', 'Empty/Old audit');
  expect(paths(moved)).toEqual(['Empty', 'Empty/Old audit', 'Empty/Old audit/Q2', 'Empty/Old audit/Q10']);
  expect(places(moved)).toEqual(['a Empty/Old audit/Q10', 'b Empty/Old audit/Q2', 'c ']);
  expect(() => withMovedFolder(shelf, 'Audit', 'Audit/Q2/In')).toThrow(/into itself/);
  expect(() => withMovedFolder(shelf, 'Audit', 'empty')).toThrow(/already/);
  expect(paths(withMovedFolder(shelf, 'Audit', 'AUDIT'))).toContain('AUDIT/Q2');
});

it('a folder that is removed leaves its searches one level up, unless they are to go too', () => {
  const lifted = withoutFolder(shelf, 'Audit', false);
  expect([paths(lifted), places(lifted)]).toEqual([
    ['Empty', 'Q2', 'Q10'],
    ['a Q10', 'b Q2', 'c '],
  ]);
  expect(places(withoutFolder(shelf, 'Audit/Q2', false))).toEqual(['a Audit/Q10', 'b Audit', 'c ']);
  const gone = withoutFolder(shelf, 'Audit', true);
  expect([paths(gone), places(gone)]).toEqual([['Empty'], ['c ']]);
});

it('a folder is made once, in any case', () => {
  expect(paths(withFolder(shelf, 'Audit/Q2/Late'))).toContain('Audit/Q2/Late');
  expect(() => withFolder(shelf, 'audit/q2')).toThrow(/already/);
});

it('what is typed becomes a path, or nothing', () => {
  expect(typedFolderPath(' Audit / Q3 //')).toBe('Audit/Q3');
  expect([typedFolderPath(' / '), typedFolderPath('a/'.repeat(9)), typedFolderPath('x'.repeat(101))]).toEqual([
    null,
    null,
    null,
  ]);
});
