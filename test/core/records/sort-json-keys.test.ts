import { describe, expect, test } from 'vitest';
import { sortJsonKeys } from '../../../src/core/records/sort-json-keys';

describe('a record with its keys sorted', () => {
  test('keeps every number, string and key as it is written', () => {
    expect(sortJsonKeys('{ "b": 12345678901234567890, "a": 1.0, "\\u0061a": "\\u00e9", "A": 1e400 }')).toBe(
      '{"A":1e400,"a":1.0,"\\u0061a":"\\u00e9","b":12345678901234567890}',
    );
  });

  test('keeps duplicate keys, in their order', () => {
    expect(sortJsonKeys('{"b":1,"a":"second","b":2,"a":"first"}')).toBe('{"a":"second","a":"first","b":1,"b":2}');
  });

  test('is sorted at every depth, its lists left in their order', () => {
    expect(sortJsonKeys('[{"b":[3,1,{"z":0,"y":{}}],"a":[]},2]')).toBe('[{"a":[],"b":[3,1,{"y":{},"z":0}]},2]');
  });

  test('is none where the text is no JSON', () => {
    expect([sortJsonKeys('<a/>'), sortJsonKeys('{"a":1'), sortJsonKeys(''), sortJsonKeys('1 2')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('is made at any depth', () => {
    const deep = `${'{"b":1,"a":'.repeat(10_000)}0${'}'.repeat(10_000)}`;
    expect(sortJsonKeys(deep)).toBe(`${'{"a":'.repeat(10_000)}0${',"b":1}'.repeat(10_000)}`);
  });

  test('of one value is that value', () => {
    expect([sortJsonKeys(' 7 '), sortJsonKeys('"x"'), sortJsonKeys('{}')]).toEqual(['7', '"x"', '{}']);
  });
});
