import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyImport, type ImportChoices } from '@core/saved-searches/apply-import';
import { planImport } from '@core/saved-searches/import-plan';
import {
  PORTABLE_VERSION,
  type PortableSearches,
  portableJsonSchema,
  portableOf,
  readPortableSearches,
} from '@core/saved-searches/portable-searches';
import { type SavedSearch, savedSearchSchema } from '@core/saved-searches/saved-search';
import { searchSchema } from '@core/search/search';
import { type TenantGroup, tenantGroupSchema } from '@core/tenant-groups/tenant-group';
import { describe, expect, it } from 'vitest';

const fixtures = resolve(import.meta.dirname, '../../fixtures/portable-searches');
const textOf = (version: number): string => readFileSync(`${fixtures}/veritrail-searches.v${version}.json`, 'utf8');

const search = (filters: readonly object[] = []) => searchSchema.parse({ filters, range: { kind: 'all' } });
const saved = (id: string, more: Partial<SavedSearch> = {}): SavedSearch => ({
  ...savedSearchSchema.parse({ id, name: id, search: search(), createdAt: 1, updatedAt: 10 }),
  ...more,
});
const group = (id: string, name: string, tenants: string[]): TenantGroup =>
  tenantGroupSchema.parse({ id, name, tenants, createdAt: 1, changedAt: 1 });
const GOLD = group('g-00000000000a', 'Gold', ['okta::1', 'okta::2']);

const fileOf = (searches: readonly SavedSearch[], groups: readonly TenantGroup[] = []): PortableSearches =>
  portableOf(searches, groups, { now: 5, program: 'test', nameOf: () => null });

const tools = { newSearchId: () => 'made', newGroupId: () => 'g-ffffffffffff', now: 99 };
const asSuggested: ImportChoices = { searches: {}, groups: {} };

function imported(
  file: PortableSearches,
  here: { readonly searches?: readonly SavedSearch[]; readonly groups?: readonly TenantGroup[] },
  choices: ImportChoices = asSuggested,
) {
  const present = { searches: here.searches ?? [], groups: here.groups ?? [] };
  return applyImport(planImport(file, present, new Set()), choices, present, tools);
}

describe('a file of searches', () => {
  it('of every version that there was is read without loss', () => {
    expect(readdirSync(fixtures)).toHaveLength(PORTABLE_VERSION);
    for (let version = 1; version <= PORTABLE_VERSION; version += 1) {
      const read = readPortableSearches(textOf(version));
      expect(read).toMatchObject({
        ok: true,
        file: {
          version: PORTABLE_VERSION,
          searches: [{ name: 'Errors of the last month', folder: 'Audit/Quarterly', owner: 'A. Reviewer' }],
          tenantGroups: [{ name: 'Gold', tenants: [{ key: 'okta::t-1', name: 'Northwind' }, { key: 'okta::t-2' }] }],
        },
      });
    }
  });

  it('is described by the JSON Schema beside its document', () => {
    const path = resolve(import.meta.dirname, '../../../docs/saved-searches.schema.json');
    const schema = portableJsonSchema();
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(kept, 'UPDATE_SCHEMA=1 writes the document anew').toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it.each([
    ['cut off', '{"format":"veritrail-searches","version":1,"sear', /not JSON/],
    ['of something else', '{"version":1,"searches":[]}', /no saved searches that Veritrail/],
    ['a list', '[]', /no saved searches/],
    ['without a version', '{"format":"veritrail-searches"}', /no version/],
    ['of a newer program', '{"format":"veritrail-searches","version":9}', /newer Veritrail.*update/],
    [
      'of another shape',
      '{"format":"veritrail-searches","version":1,"exportedAt":1,"program":"x","searches":[{}]}',
      /damaged: searches\.0/,
    ],
  ])('that is %s is refused with a sentence', (_what, text, problem) => {
    const read = readPortableSearches(text);
    expect(read.ok ? '' : read.problem).toMatch(problem);
  });

  it('holds the groups that its searches use, and neither reviews nor pins', () => {
    const snapshot = { generation: 0, highestId: 7, now: 1 };
    const review = { snapshot, criteria: { ...search() }, entries: 1, at: 1, by: 'me' };
    const uses = saved('a', { search: search([{ field: 'tenantGroup', values: ['gold'] }]), isPinned: true });
    const file = fileOf(
      [
        uses,
        saved('b', {
          review: { ...review, criteria: { filters: [], query: '', range: { kind: 'all' }, undated: 'include' } },
        }),
      ],
      [GOLD, group('g-00000000000b', 'Silver', ['okta::3'])],
    );
    expect(file.tenantGroups.map(({ name }) => name)).toEqual(['Gold']);
    expect(JSON.stringify(file)).not.toMatch(/review|isPinned|highestId/);
    expect(readPortableSearches(JSON.stringify(file)).ok).toBe(true);
  });
});

describe('an import', () => {
  it('brings what is new, and leaves what is here alone unless told', () => {
    const mine = saved('one', { name: 'One', description: 'mine' });
    const theirs = saved('one', { name: 'One', description: 'theirs', updatedAt: 20 });
    const outcome = imported(fileOf([theirs, saved('two', { search: search([{ field: 'task', values: ['x'] }]) })]), {
      searches: [mine],
    });
    expect(outcome).toMatchObject({ added: ['two'], replaced: [], skipped: ['One'] });
    expect(outcome.searches[0]).toEqual(mine);
  });

  it('tells what is the same, newer, older, of the same name and of the same content', () => {
    const task = search([{ field: 'task', values: ['x'] }]);
    const here = [
      saved('a'),
      saved('b'),
      saved('c'),
      saved('name', { search: task }),
      saved('content', { search: search([{ field: 'task', values: ['y'] }]) }),
    ];
    const file = fileOf([
      saved('a'),
      saved('b', { tags: ['t'], updatedAt: 11 }),
      saved('c', { tags: ['t'], updatedAt: 9 }),
      saved('other', { name: 'NAME', search: search([{ field: 'task', values: ['z'] }]) }),
      saved('elsewhere', { name: 'Elsewhere', search: search([{ field: 'task', values: ['y'] }]) }),
      saved('fresh', { search: search([{ field: 'id', values: ['7'] }]) }),
    ]);
    const plan = planImport(file, { searches: here, groups: [] }, new Set());
    expect(plan.searches.map(({ state, suggested }) => [state, suggested])).toEqual([
      ['identical', 'skip'],
      ['newer', 'skip'],
      ['older', 'skip'],
      ['same-name', 'skip'],
      ['same-content', 'skip'],
      ['new', 'add'],
    ]);
    expect(plan.searches.map(({ isBoundToArchive }) => isBoundToArchive)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('keeps both under a free name and a free id, and replaces only what it is told to', () => {
    const mine = saved('one', { name: 'One', isPinned: true });
    const theirs = saved('one', { name: 'One', tags: ['new'], updatedAt: 20 });
    const both = imported(fileOf([theirs]), { searches: [mine] }, { searches: { 0: 'add' }, groups: {} });
    expect(both.searches.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'One'],
      ['made', 'One (copy)'],
    ]);
    const replaced = imported(fileOf([theirs]), { searches: [mine] }, { searches: { 0: 'replace' }, groups: {} });
    expect(replaced.searches).toMatchObject([{ id: 'one', name: 'One', tags: ['new'], isPinned: true }]);
  });

  it('lets a search mean the group that was chosen: the one here, or the one of the file beside it', () => {
    const theirs = group('g-00000000000a', 'Gold', ['okta::9']);
    const file = fileOf([saved('s', { search: search([{ field: 'tenantGroup', values: ['Gold'] }]) })], [theirs]);
    const groupOf = (choice: 'skip' | 'add' | 'replace') => {
      const outcome = imported(file, { groups: [GOLD] }, { searches: {}, groups: { 0: choice } });
      return [
        outcome.searches[0]?.search.filters[0]?.values,
        outcome.groups.map(({ name, tenants }) => [name, ...tenants]),
      ];
    };
    expect(groupOf('skip')).toEqual([['g-00000000000a'], [['Gold', 'okta::1', 'okta::2']]]);
    expect(groupOf('add')).toEqual([
      ['g-ffffffffffff'],
      [
        ['Gold', 'okta::1', 'okta::2'],
        ['Gold (copy)', 'okta::9'],
      ],
    ]);
    expect(groupOf('replace')).toEqual([['g-00000000000a'], [['Gold', 'okta::9']]]);
  });

  it('writes the name that the group has here into a query, and leaves the rest of it as it was written', () => {
    const theirs = group('g-00000000000a', 'Gold', ['okta::9']);
    const query = 'task:"Gold"  AND ( tenantGroup:gold OR NOT tenant-group:=Gold ) tenantGroup:(Silver OR "Gold")';
    const file = fileOf([saved('s', { search: { ...search(), query } })], [theirs]);
    const queryThen = (choice: 'skip' | 'add' | 'replace', here = GOLD) =>
      imported(file, { groups: [here] }, { searches: {}, groups: { 0: choice } }).searches[0]?.search.query;
    expect(file.tenantGroups.map(({ name }) => name)).toEqual(['Gold']);
    expect(queryThen('skip')).toBe(query);
    expect(queryThen('replace')).toBe(query);
    expect(queryThen('add')).toBe(
      'task:"Gold"  AND ( tenantGroup:"Gold (copy)" OR NOT tenant-group:="Gold (copy)" ) tenantGroup:(Silver OR "Gold (copy)")',
    );
    expect(queryThen('skip', group('g-00000000000a', 'First', ['okta::1']))).toContain('tenantGroup:First OR');
  });

  it('says of a query, too, which groups are missing and what is bound to an archive', () => {
    const plan = (query: string) =>
      planImport(fileOf([saved('s', { search: { ...search(), query } })]), { searches: [], groups: [GOLD] }, new Set())
        .searches[0];
    expect(plan('tenantGroup:(gold OR Silver)')).toMatchObject({ missingGroups: ['Silver'], isBoundToArchive: false });
    expect(plan('NOT id:[1 TO 9]')).toMatchObject({ missingGroups: [], isBoundToArchive: true });
  });

  it('refuses a choice that is not possible, and names nothing of a prototype', () => {
    const file = fileOf([saved('__proto__', { name: 'constructor' })]);
    expect(imported(file, {}).added).toEqual(['constructor']);
    expect(() => imported(file, {}, { searches: { 0: 'replace' }, groups: {} })).toThrow(/not possible/);
  });
});
