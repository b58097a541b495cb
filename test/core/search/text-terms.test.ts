import { parseTextTerms } from '@core/search/text-terms';
import { describe, expect, it } from 'vitest';

describe('the terms of a text search', () => {
  it('are words and quoted phrases, each once', () => {
    const texts: readonly (readonly [string, readonly string[]])[] = [
      ['', []],
      ['  \t ', []],
      ['one two  one', ['one', 'two']],
      ['"two words" alone', ['two words', 'alone']],
      ['""', []],
      ['"no end here', ['"no', 'end', 'here']],
      ['{"a":1} x"y', ['{"a":1}', 'x"y']],
      ['"a""b"', ['a', 'b']],
      ['" "', [' ']],
      ['non\u00a0breaking', ['non', 'breaking']],
    ];
    expect(texts.map(([text]) => parseTextTerms(text))).toEqual(texts.map(([, terms]) => terms));
  });
});
