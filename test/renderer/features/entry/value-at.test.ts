import type { EntryDetail } from '@core/search/entry-detail';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../../src/renderer/src/features/entry/value-at';

const TEXT = '{"user":{"name":"Ada"},"list":[{"ip":"10.0.0.1"},7],"n":null}';
const DETAIL = {
  columns: [{ column: 'performer', value: 'Ada L.', place: '/user/name', rule: null, original: null }],
  row: { tenantKey: null },
} as unknown as EntryDetail;

const at = (needle: string, by = 0) => {
  const value = valueAt(TEXT, TEXT.indexOf(needle) + by, DETAIL);
  return value === null ? null : [value.name, value.kind, value.meant];
};

describe('the value at the cursor', () => {
  test.each([
    ['Ada', 0, ['raw.user.name', 'text', 'Ada']],
    ['10.0', 0, ['raw.list[0].ip', 'text', '10.0.0.1']],
    ['7]', 0, ['raw.list[1]', 'other', '7']],
    ['null', 0, ['raw.n', 'other', 'null']],
    ['[{', 0, ['raw.list', 'list', '[{"ip":"10.0.0.1"},7]']],
    // Just behind the value, and behind its comma.
    ['7]', 1, ['raw.list[1]', 'other', '7']],
    ['null}', 4, ['raw.n', 'other', 'null']],
  ])('at %j plus %i is %j', (needle, by, expected) => {
    expect(at(needle, by)).toEqual(expected);
  });

  test('knows the column that was read from its place, with the value of the column', () => {
    expect(valueAt(TEXT, TEXT.indexOf('Ada'), DETAIL)?.column).toEqual({
      column: 'performer',
      field: 'performer',
      value: 'Ada L.',
    });
  });

  test('is found in a record of any depth, and is none in a text that is no JSON', () => {
    const deep = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`;
    expect(valueAt(deep, 10_000, DETAIL)?.segments).toHaveLength(10_000);
    expect([valueAt('', 0, DETAIL), valueAt('<a>', 1, DETAIL)?.meant ?? null]).toEqual([null, '<a>']);
  });
});
