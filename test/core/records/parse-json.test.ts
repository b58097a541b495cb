import { parseJson } from '@core/records/parse-json';
import { describe, expect, it } from 'vitest';

describe('parseJson', () => {
  it('reads control characters that stand unescaped within strings', () => {
    expect(parseJson('{"a\u0001":"x\u0000y\tz\\"\n"}')).toEqual({ 'a\u0001': 'x\u0000y\tz"\n' });
  });

  it('fails as JSON.parse does for everything else', () => {
    for (const text of ['{"a":\u0000 1}', '{"a": "x', '', '{"a":01}'])
      expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('copes with a long string that holds one', () => {
    expect(parseJson(`"${'x\\n'.repeat(3_000_000)}\u0000"`)).toHaveLength(6_000_001);
  });
});
