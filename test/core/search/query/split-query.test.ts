import { andQuery, queryTextOf } from '@core/search/query/query-text';
import { splitQuery } from '@core/search/query/split-query';
import { describe, expect, test } from 'vitest';

describe('taking a search text apart', () => {
  test('conditions of the pickers become filters, words one text filter, the rest stays with its reason', () => {
    expect(
      splitQuery(
        'denied severity:error task:(a OR "b c") -source:x -source:y exists:item NOT exists:task "side by side" performer:*@x.com duration:>30s',
      ),
    ).toEqual({
      ok: true,
      filters: [
        { field: 'text', not: false, values: ['denied "side by side"'] },
        { field: 'severity', not: false, values: ['error'] },
        { field: 'task', not: false, values: ['a', 'b c'] },
        { field: 'source', not: true, values: ['x', 'y'] },
        { field: 'item', not: true, values: [''] },
        { field: 'task', not: false, values: [''] },
      ],
      query: 'performer:*@x.com duration:>30s',
      residual: [
        {
          text: 'performer:*@x.com',
          why: 'Pickers take whole values; this one has wildcards.',
          place: { offset: 103, length: 17 },
        },
        { text: 'duration:>30s', why: 'There is no picker for the duration.', place: { offset: 121, length: 13 } },
      ],
    });
  });

  test('alternatives over several fields stay together, in parentheses beside others', () => {
    expect(splitQuery('(task:a OR source:b) raw.x:1')).toMatchObject({
      filters: [],
      query: '(task:a OR source:b) raw.x:1',
    });
    expect(splitQuery('task:a OR source:b')).toMatchObject({ filters: [], query: 'task:a OR source:b' });
    expect(
      queryTextOf({ filters: [{ field: 'severity', not: false, values: ['error'] }], query: 'task:a OR source:b' }),
    ).toBe('severity:error (task:a OR source:b)');
  });

  test('a NOT over alternatives is drawn in, so that filters show it', () => {
    expect(splitQuery('NOT (task:a OR source:b OR duration:>1s)')).toMatchObject({
      filters: [
        { field: 'task', not: true, values: ['a'] },
        { field: 'source', not: true, values: ['b'] },
      ],
      query: 'NOT duration:>1s',
    });
  });

  test('several texts are one filter; a phrase with a quotation mark in it stays query', () => {
    expect(splitQuery('(a b) OR c')).toMatchObject({
      filters: [{ field: 'text', not: false, values: ['a b', 'c'] }],
      query: '',
    });
    expect(splitQuery('"say \\"hi\\" now"')).toMatchObject({ filters: [], query: '"say \\"hi\\" now"' });
  });

  test('times are kept with their offset, so that they mean the same in any zone', () => {
    expect(splitQuery('started:>=2026-11-01', { zone: 'Asia/Tokyo' })).toMatchObject({
      query: 'started:>=2026-11-01T00:00:00+09:00',
    });
  });

  test('a search may hold no more filters and no longer query than its schema says', () => {
    const many = splitQuery(Array.from({ length: 300 }, (_, index) => `task:a${String(index)}`).join(' '));
    if (!many.ok) throw new Error(many.problem.message);
    expect(many.filters).toHaveLength(199);
    expect(many.residual).toHaveLength(101);
    expect(splitQuery(`raw.a:${'x'.repeat(20_001)}`)).toMatchObject({ ok: false, problem: { place: { offset: 0 } } });
  });

  test('two queries are put together without a change of meaning', () => {
    expect(andQuery('a OR b', 'c OR d')).toBe('(a OR b) (c OR d)');
    expect(andQuery('', 'c OR d')).toBe('c OR d');
    expect(andQuery('task:(a OR b)', '')).toBe('task:(a OR b)');
    expect(andQuery('task:(a OR b)', 'c')).toBe('task:(a OR b) c');
  });
});
