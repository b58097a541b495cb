import { describe, expect, test } from 'vitest';
import { placeAt, plainValue } from '../../../src/renderer/src/ui/json-place';
import { prettyRecord } from '../../../src/renderer/src/ui/pretty-record';
import { prettyXml } from '../../../src/renderer/src/ui/pretty-xml';

const TEXT = '{"a":1,"b/c~d":[true,{"x":"y \\" z"},[]],"a":{"":12345678901234567890}}';

const valueAt = (needle: string): readonly [string, string] | null => {
  const place = placeAt(TEXT, TEXT.indexOf(needle));
  return place === null ? null : [place.pointer, TEXT.slice(place.start, place.end)];
};

describe('the place of a value', () => {
  test.each([
    ['1,', '/a', '1'],
    ['true', '/b~1c~0d/0', 'true'],
    ['"b/c~d"', '/b~1c~0d', '[true,{"x":"y \\" z"},[]]'],
    ['y \\"', '/b~1c~0d/1/x', '"y \\" z"'],
    ['[]', '/b~1c~0d/2', '[]'],
    ['12345', '/a/', '12345678901234567890'],
  ])('at %s is the pointer %s', (needle, pointer, value) => {
    expect(valueAt(needle)).toEqual([pointer, value]);
  });

  test('at the very start is the whole record', () => {
    expect(placeAt(TEXT, 0)).toEqual({ pointer: '', segments: [], start: 0, end: TEXT.length });
  });

  test('on a closing bracket is what it closes', () => {
    expect(placeAt(TEXT, TEXT.length - 2)?.pointer).toBe('/a');
  });

  test('beyond the text, and in a value that is cut short, is none', () => {
    expect([placeAt(TEXT, 10_000), placeAt('{"a":[1,2', 5)]).toEqual([null, null]);
  });

  test('gives a value as a person means it', () => {
    expect(['"a\\u00e9\\n"', '1e400', '"broken'].map(plainValue)).toEqual(['aé\n', '1e400', '"broken']);
  });
});

describe('a record made readable', () => {
  test('keeps every token: big numbers, duplicate keys, escapes, order', () => {
    expect(prettyRecord('{"b":12345678901234567890,"a":1.0,"a":"\\u00e9"}', false)).toBe(
      '{\n  "b": 12345678901234567890,\n  "a": 1.0,\n  "a": "\\u00e9"\n}',
    );
  });

  test('that is cut shows what is whole and the rest as it stands', () => {
    expect(prettyRecord('{"a":[1,2],"b":"unfin', true)).toBe('{\n  "a": [\n    1,\n    2\n  ],\n  "b": "unfin');
  });
});

describe('XML made readable', () => {
  test('stands on lines, an element with text on one', () => {
    expect(prettyXml('<log><step at="1">Started</step><step><d>x <![CDATA[a<b]]></d><e/></step></log>')).toBe(
      [
        '<log>',
        '  <step at="1">Started</step>',
        '  <step>',
        '    <d>',
        '      x',
        '      <![CDATA[a<b]]>',
        '    </d>',
        '    <e/>',
        '  </step>',
        '</log>',
      ].join('\n'),
    );
  });

  test('that is broken is shown as far as it goes, with nothing lost', () => {
    const broken = '</a><b attr="1"><c>text';
    expect(prettyXml(broken).replaceAll(/\s/gu, '')).toBe(broken.replaceAll(/\s/gu, ''));
  });
});
