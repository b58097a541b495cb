import { canonicalContent, hasSameContent } from '@core/entry/canonical-content';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
};

describe('canonical content', () => {
  test('sorts keys, drops white space, normalises escapes', () => {
    expect(canonicalContent(' { "b" : [ 1 , {"d":1,"c":2} ], "a":"\\u00e9\\/" } ')).toBe(
      '{"a":"é/","b":[1,{"c":2,"d":1}]}',
    );
  });

  test('keeps numbers and duplicate keys as they stand', () => {
    expect(canonicalContent('{"b":1.50,"a":12345678901234567890,"a":1e3}')).toBe(
      '{"a":12345678901234567890,"a":1e3,"b":1.50}',
    );
    expect(hasSameContent('okta', '{"a":1}', '{"a":1.0}')).toBe(false);
    expect(hasSameContent('okta', '{"a":1,"a":2}', '{"a":2,"a":1}')).toBe(false);
    expect(hasSameContent('okta', '{"a":9007199254740993}', '{"a":9007199254740992}')).toBe(false);
  });

  test('ignores what a kind says does not count, at the top only', () => {
    const one = '{"etag":"1","a":{"etag":"x"}}';
    expect(hasSameContent('google-workspace', one, '{"a":{"etag":"x"},"etag":"2"}')).toBe(true);
    expect(hasSameContent('google-workspace', one, '{"a":{"etag":"y"},"etag":"1"}')).toBe(false);
    expect(hasSameContent('okta', one, '{"a":{"etag":"x"},"etag":"2"}')).toBe(false);
  });

  test('compares as text what is no JSON', () => {
    expect(hasSameContent('mspcontrol', '"a","b"', '"a","b"')).toBe(true);
    expect(hasSameContent('mspcontrol', '"a","b"', '"a", "b"')).toBe(false);
  });

  test('does not depend on the order of members, and is its own canonical content', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const canonical = canonicalContent(JSON.stringify(value));
        expect(canonicalContent(JSON.stringify(shuffled(value), null, 3))).toBe(canonical);
        expect(canonicalContent(canonical)).toBe(canonical);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('has no limit of depth, and takes large records', () => {
    const deep = `${'{"b":['.repeat(10_000)}1${']}'.repeat(10_000)}`;
    expect(canonicalContent(deep)).toBe(deep);
    const large = JSON.stringify({ b: 'x'.repeat(30_000_000), a: 1 });
    expect(canonicalContent(large).startsWith('{"a":1,"b":"xxx')).toBe(true);
  });

  test('keys that mean something to JavaScript are keys like others', () => {
    expect(canonicalContent('{"toString":1,"__proto__":{"x":2}}')).toBe('{"__proto__":{"x":2},"toString":1}');
    expect(canonicalContent('{"a":"\\ud800"}')).toBe('{"a":"\\ud800"}');
  });
});
