import { describe, expect, test } from 'vitest';
import { cutPathValue, isCutPathValue, pickPaths } from '../../../src/core/records/pick-paths';

const DEPTH = 10_000;

describe('values at places in raw', () => {
  test('are what a person means: strings decoded, numbers and objects as they stand', () => {
    const text = '{ "a": "x\\u0041\\n", "n": 12345678901234567890.10, "t": true, "z": null, "o": { "k": [1, 2] } }';
    expect(pickPaths(text, ['/a', '/n', '/t', '/z', '/o', '/o/k/1', '/missing', '/a/b'])).toEqual([
      'xA\n',
      '12345678901234567890.10',
      'true',
      'null',
      '{"k":[1,2]}',
      '2',
      null,
      null,
    ]);
  });

  test('are those of the last of duplicate keys, with nothing left of the first', () => {
    expect(pickPaths('{"a":{"b":1,"c":2},"a":{"b":3}}', ['/a/b', '/a/c', '/a'])).toEqual(['3', null, '{"b":3}']);
  });

  test('are found under keys with slashes, tildes, no name, and names of the prototype', () => {
    expect(
      pickPaths('{"a/b":{"~":1},"":2,"__proto__":3,"constructor":4}', [
        '/a~1b/~0',
        '/',
        '/__proto__',
        '/constructor',
        '/toString',
      ]),
    ).toEqual(['1', '2', '3', '4', null]);
  });

  test('are none in a record that is no JSON, and only the whole ones in one that is cut', () => {
    expect([
      pickPaths('<row a="1"/>', ['/a']),
      pickPaths('a,b,c', ['/0']),
      pickPaths('', ['/a']),
      pickPaths('"a"', ['/a']),
    ]).toEqual([[null], [null], [null], [null]]);
    expect(pickPaths('{"a":1,"b":{"c":2', ['/a', '/b', '/b/c', '/d'])).toEqual(['1', null, '2', null]);
  });

  test('are found beside nesting of any depth, and control characters within strings', () => {
    const deep = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
    expect(pickPaths(`{"deep":${deep},"a":"NUL \u0000 tab \t end"}`, ['/a', '/deep/0/0'])).toEqual([
      'NUL \u0000 tab \t end',
      deep.slice(2, -2),
    ]);
  });

  test('are cut where they are long, never within a character, and say so', () => {
    const cut = cutPathValue(`${'x'.repeat(9)}😀${'y'.repeat(20)}`, 10) ?? '';
    expect([cut, isCutPathValue(cut), cutPathValue('short', 10), cutPathValue(null)]).toEqual([
      `${'x'.repeat(9)}… (cut: 31 characters in all)`,
      true,
      'short',
      null,
    ]);
  });
});
