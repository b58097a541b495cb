import { describe, expect, test } from 'vitest';
import { comparedTexts } from '../../../../src/renderer/src/features/compare/compared-texts';
import { differingColumns } from '../../../../src/renderer/src/features/compare/differing-columns';

const json = (text: string, isCut = false) => ({ text, isJson: true, isCut });
const other = (text: string) => ({ text, isJson: false, isCut: false });
const PLAIN = { sortsKeys: false, ignoresSpace: false };

describe('two records to compare', () => {
  test('stand on lines, token for token', () => {
    expect(comparedTexts(json('{"b":12345678901234567890,"a":1.0}'), json('{ "a": 1.0 }'), PLAIN)).toEqual({
      left: '{\n  "b": 12345678901234567890,\n  "a": 1.0\n}',
      right: '{\n  "a": 1.0\n}',
      language: 'json',
      canSort: true,
    });
  });

  test('have their keys sorted where wanted, with numbers, escapes and duplicate keys as they were', () => {
    const { left, right } = comparedTexts(
      json('{"b":1e400,"a":"\\u00e9","b":2}'),
      json('{"a":"\\u00e9","b":1e400,"b":2}'),
      { sortsKeys: true, ignoresSpace: false },
    );
    expect([left, left === right]).toEqual(['{\n  "a": "\\u00e9",\n  "b": 1e400,\n  "b": 2\n}', true]);
  });

  test('that are cut keep their order: the rest of them is not known', () => {
    const how = { sortsKeys: true, ignoresSpace: false };
    expect(comparedTexts(json('{"b":1,"a":"unfin', true), json('{"a":1}'), how)).toMatchObject({
      canSort: false,
      left: '{\n  "b": 1,\n  "a": "unfin',
    });
  });

  test('are compared as text where one is no JSON, XML on lines', () => {
    expect(comparedTexts(other('<log><a>1</a></log>'), json('{"a":1}'), PLAIN)).toEqual({
      left: '<log>\n  <a>1</a>\n</log>',
      right: '{"a":1}',
      language: 'plaintext',
      canSort: false,
    });
  });

  test('are the same where only white space differs and does not count', () => {
    const { left, right } = comparedTexts(other('a,  b \r\n\r\n c'), other('a, b\nc'), {
      sortsKeys: false,
      ignoresSpace: true,
    });
    expect([left, right]).toEqual(['a, b\nc', 'a, b\nc']);
  });
});

test('the columns that differ are told from both sides, in their order', () => {
  const column = (name: 'task' | 'item' | 'performer', value: string | null) => ({
    column: name,
    value,
    place: null,
    rule: null,
    original: null,
  });
  expect(
    differingColumns(
      [column('task', 'zip'), column('item', 'a')],
      [column('item', 'b'), column('task', 'zip'), column('performer', 'ada')],
    ),
  ).toEqual([
    { column: 'item', left: 'a', right: 'b' },
    { column: 'performer', left: null, right: 'ada' },
  ]);
});
