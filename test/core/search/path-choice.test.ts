import { describe, expect, test } from 'vitest';
import { pathChoice, queryOfChoice } from '../../../src/core/search/path-choice';
import { pathCellQuery, rawPathOf, rawTokenQuery } from '../../../src/core/search/raw-value-query';

describe('the values at a place that a query keeps and leaves out', () => {
  test.each([
    ['', [], [], ''],
    ['raw.a.b:x', ['x'], [], ''],
    ['task:zip raw.a.b:(x OR "y z") duration:>30s', ['x', 'y z'], [], 'task:zip duration:>30s'],
    ['NOT raw.a.b:x NOT raw.a.b:null', [], ['x', null], ''],
    ['raw.a.b:x*', [], [], 'raw.a.b:x*'],
    ['raw.a.b:x OR raw.c:y', [], [], 'raw.a.b:x OR raw.c:y'],
    ['raw.a[*].b:x', [], [], 'raw.a[*].b:x'],
    ['raw.a.b:(broken', [], [], 'raw.a.b:(broken'],
  ])('of %j are kept %j, left out %j, and the rest is %j', (query, kept, leftOut, rest) => {
    expect(pathChoice(query, '/a/b')).toEqual({ kept, leftOut, rest });
  });

  test('are written so that they are read back, beside what else the query says', () => {
    const choice = { kept: ['1', 'a "quoted" *', null], leftOut: ['null', '\u202e'], rest: 'task:a OR task:b' };
    const query = queryOfChoice('/a~1b/0/', choice);
    expect(pathChoice(query, '/a~1b/0/')).toEqual({ ...choice, rest: 'task:(a OR b)' });
  });
});

describe('a query for a value at a place', () => {
  test.each([
    [['a', 'b'], '"x y"', false, 'raw.a.b:"x y"'],
    [['a', 0, 'key with.dots'], '5', false, 'raw.a[0]."key with.dots":5'],
    [['a'], 'null', true, 'NOT raw.a:null'],
    [['a'], '"null"', false, 'raw.a:"null"'],
    [['a'], '{"b":1}', false, 'exists:raw.a'],
    [['a'], '[]', true, 'NOT exists:raw.a'],
    [['a'], '""', false, 'raw.a:""'],
  ])('%j %s', (segments, token, not, query) => {
    expect(rawTokenQuery(rawPathOf(segments), token, not)).toBe(query);
  });

  test('is none where the value is too long', () => {
    expect([rawTokenQuery([], `"${'x'.repeat(2001)}"`, false), pathCellQuery('/a', 'x'.repeat(2001), false)]).toEqual([
      null,
      null,
    ]);
  });

  test('of a column asks for what the cell shows: a word, JSON’s null, or nothing', () => {
    expect([
      pathCellQuery('/a/0', 'x', false),
      pathCellQuery('/a', 'null', false),
      pathCellQuery('/a', null, false),
      pathCellQuery('/a', null, true),
    ]).toEqual([
      'raw.a[0]:x',
      'raw.a:null OR raw.a:"null"',
      'NOT exists:raw.a NOT raw.a:null',
      'NOT (NOT exists:raw.a NOT raw.a:null)',
    ]);
  });
});
