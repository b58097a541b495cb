import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { pickPaths } from '@core/records/pick-paths';
import { queryOfChoice } from '@core/search/path-choice';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive } from './open-test-archive';
import type { TestEntry } from './test-batch';

const DEEP = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

const RAWS: readonly (readonly [raw: string | Uint8Array, encoding?: 'utf-16le' | 'binary'])[] = [
  ['{"a":{"b":"x"},"n":1}'],
  ['{"a":{"b":"x\\u0041"},"n":12345678901234567890}'],
  ['{"a":{"b":"x"},"n":1.0}'],
  ['{"a":{"b":null}}'],
  ['{"a":{"b":{"c":[1]}}}'],
  ['{"a":{"b":"1"}}'],
  ['{"a":{"b":1}}'],
  ['{"a":[]}'],
  ['{"a":{"b":"cut'],
  ['<row a="1"/>'],
  ['a,b'],
  [`{"deep":${DEEP},"a":{"b":"deep"}}`],
  [Buffer.from('{"a":{"b":"wide"}}', 'utf16le'), 'utf-16le'],
  [Uint8Array.from([0, 255, 1]), 'binary'],
];

const ENTRIES: readonly TestEntry[] = RAWS.map(([raw, encoding], at) => ({
  key: `k${String(at)}`,
  raw,
  started: at * 1_000_000,
  ...(encoding === undefined ? {} : { encoding }),
  // What the reader keeps of a record that is text in another encoding.
  ...(encoding === 'utf-16le' ? { searchText: Buffer.from(raw).toString('utf16le') } : {}),
}));

const everything = { criteria: criteria(), snapshot: null };

const valuesOf = async (archive: Archive, options: { readonly limit: number; readonly contains?: string }) => {
  const facet = await archive.pathFacet(everything, '/a/b', options);
  return facet.values.map(({ value, count }) => [value, count]);
};

describe('values at places in raw', () => {
  it('are those that each record holds, whatever its encoding, and none where it is no JSON', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const ids = await idsOf(archive, criteria());
    const found = await archive.pathValues([...ids, 999], ['/a/b', '/n']);
    expect(ids.map((id) => found.get(id))).toEqual([
      ['x', '1'],
      ['xA', '12345678901234567890'],
      ['x', '1.0'],
      ['null', null],
      ['{"c":[1]}', null],
      ['1', null],
      ['1', null],
      [null, null],
      [null, null],
      [null, null],
      [null, null],
      ['deep', null],
      ['wide', null],
      [null, null],
    ]);
    expect(found.has(999)).toBe(false);
  });

  it('are none where no place or no entry is asked for', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    expect([(await archive.pathValues([], ['/a'])).size, (await archive.pathValues([1], [])).size]).toEqual([0, 0]);
  });
});

describe('the counts of the values at a place in raw', () => {
  it('are exact, compare as a query does, and count what has nothing there and what is no JSON', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const { values, ...totals } = await archive.pathFacet(everything, '/a/b', { limit: 100 });
    expect(totals).toEqual({ path: '/a/b', distinct: 7, otherEntries: 0, entries: 14, without: 5, notJson: 4 });
    expect(values).toEqual([
      { value: '1', isWhole: true, count: 2 },
      { value: 'x', isWhole: true, count: 2 },
      { value: 'deep', isWhole: true, count: 1 },
      { value: null, isWhole: true, count: 1 },
      { value: 'wide', isWhole: true, count: 1 },
      { value: 'xA', isWhole: true, count: 1 },
      { value: '{"c":[1]}', isWhole: true, count: 1 },
    ]);
  });

  it('are those that the records themselves hold, however many', async () => {
    const archive = await openTestArchive();
    const entries = Array.from({ length: 3000 }, (_, at) => ({
      key: `m${String(at)}`,
      raw: JSON.stringify({ user: { 'na/me~': `user ${String(at % 37)}` }, list: [at % 5, { z: at % 2 === 0 }] }),
    }));
    await importEntries(archive, entries);
    for (const path of ['/user/na~1me~0', '/list/0', '/list/1/z', '/nothing']) {
      const expected = new Map<string, number>();
      for (const { raw } of entries) {
        const [value] = pickPaths(raw, [path]);
        if (typeof value === 'string') expected.set(value, (expected.get(value) ?? 0) + 1);
      }
      const facet = await archive.pathFacet(everything, path, { limit: 1000 });
      expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(expected);
    }
  });

  it('are what a query for each of the values finds', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    for (const path of ['/a/b', '/n']) {
      const { values } = await archive.pathFacet(everything, path, { limit: 100 });
      for (const { value, count } of values) {
        const query = queryOfChoice(path, { kept: [value], leftOut: [], rest: '' });
        const { entries } = await archive.count({ criteria: criteria([], { query }), snapshot: null });
        expect([path, value, entries]).toEqual([path, value, count]);
      }
    }
  });

  it('narrow to values that contain a text in any case, the rest counted', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    expect(await valuesOf(archive, { limit: 10, contains: 'X' })).toEqual([
      ['x', 2],
      ['xA', 1],
    ]);
    const { values, distinct, otherEntries } = await archive.pathFacet(everything, '/a/b', { limit: 1, contains: 'x' });
    expect([values.length, distinct, otherEntries]).toEqual([1, 2, 1]);
  });

  it('follow the filters, and hold nothing in a search without entries', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const none = { criteria: criteria([{ field: 'id', values: ['99999'] }]), snapshot: null };
    const { values, entries, distinct } = await archive.pathFacet(none, '/a/b', { limit: 10 });
    expect([values, entries, distinct]).toEqual([[], 0, 0]);
  });

  it('show the beginning of a value that is too long, which no filter can name', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'long', raw: JSON.stringify({ a: 'y'.repeat(100_000) }) }]);
    const [value] = (await archive.pathFacet(everything, '/a', { limit: 10 })).values;
    expect([value?.isWhole, value?.value?.length, value?.count]).toEqual([false, 2000, 1]);
  });

  it('can be stopped, and take hostile places for what they are', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const signal = AbortSignal.abort();
    await expect(archive.pathFacet({ ...everything, signal }, '/a/b', { limit: 10 })).rejects.toThrow(ExpectedFailure);
    for (const path of ["/'; DROP TABLE entry; --", '/$.a', '/*', '/a/-', '/\u0000', '/😀', `/${'x/'.repeat(400)}`]) {
      expect((await archive.pathFacet(everything, path, { limit: 10 })).values, path).toEqual([]);
    }
  });
});
