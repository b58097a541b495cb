import { compactJson, isJson, prettyJson } from '@core/records/compact-json';
import { locate, pointerOf, pointerSegments } from '@core/records/json-pointer';
import { repairCutJson } from '@core/records/repair-cut-json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('compact and pretty', () => {
  const text =
    ' {\n "n" : 1.50,\t"n": 12345678901234567890 , "s":"a\\u00e9  \\"b\\" ", "e":{ }, "l":[ ] , "m":[1,\r\n{"x":null}]}\n';
  const compact = '{"n":1.50,"n":12345678901234567890,"s":"a\\u00e9  \\"b\\" ","e":{},"l":[],"m":[1,{"x":null}]}';

  test('compact removes only the white space between tokens', () => {
    expect(compactJson(text)).toBe(compact);
    expect(compactJson(compact)).toBe(compact);
  });

  test('pretty puts each member on a line', () => {
    expect(prettyJson(compact, 2)).toBe(
      '{\n  "n": 1.50,\n  "n": 12345678901234567890,\n  "s": "a\\u00e9  \\"b\\" ",\n  "e": {},\n  "l": [],\n  "m": [\n    1,\n    {\n      "x": null\n    }\n  ]\n}',
    );
  });

  test('pretty and compact undo each other for any JSON, and pretty agrees with JSON.stringify', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.stringify(value);
        expect(compactJson(prettyJson(written, 2))).toBe(written);
        expect(prettyJson(written, 2)).toBe(JSON.stringify(JSON.parse(written), null, 2));
      }),
    );
  });

  test('depth and size have no limit of their own', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(compactJson(prettyJson(deep, 2))).toBe(deep);
    const large = `{"a":"${'x '.repeat(15_000_000)}"}`;
    expect(compactJson(`${large} `)).toBe(large);
  });

  test('text that is no JSON is told, and comes back as it is', () => {
    expect([isJson('{"a":1}'), isJson('{"a":01}'), isJson('"a","b"'), isJson('')]).toEqual([true, false, false, false]);
    expect(compactJson('{"a": "x')).toBe('{"a": "x');
  });
});

describe('pointers', () => {
  test('escape and unescape tildes and slashes', () => {
    expect(pointerSegments('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', '0']);
    expect(pointerOf(['a/b', 'm~n', 0])).toBe('/a~1b/m~0n/0');
  });

  test('find values in the text, of duplicates the last', () => {
    const text = ' {"a":{"b":[1, {"c" : 1.50}]},"\\u0061":{"b":[2, {"c" : 2.50 }]}, "x":{}}';
    const found = (pointer: string): string | null => {
      const range = locate(text, pointerSegments(pointer));
      return range === null ? null : text.slice(range.start, range.end);
    };
    expect(found('/a/b/1/c')).toBe('2.50');
    expect(found('/x')).toBe('{}');
    expect(['/y', '/a/b/2', '/a/b/x', '/a/b/0/c', '/x/y'].map(found)).toEqual([null, null, null, null, null]);
  });

  test('find every member that JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const text = JSON.stringify(value, null, 1);
        for (const key of Object.keys(value)) {
          const range = locate(text, [key]);
          const found: unknown = JSON.parse(text.slice(range?.start, range?.end));
          expect(found).toEqual((JSON.parse(text) as Record<string, unknown>)[key]);
        }
      }),
    );
  });
});

test('a JSON text that was cut off is closed behind its last whole member', () => {
  expect(repairCutJson('{"Records":[{"a":1,"b":{"c":2,"d":"cut')).toBe('{"Records":[{"a":1,"b":{"c":2}}]}');
  expect(repairCutJson('{"a')).toBeNull();
});
