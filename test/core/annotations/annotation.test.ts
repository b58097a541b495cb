import {
  annotationChangeSchema,
  LONGEST_NOTE,
  LONGEST_TAG,
  normaliseNote,
  normaliseTag,
} from '@core/annotations/annotation';
import { describe, expect, it } from 'vitest';

describe('what is said of an entry', () => {
  it('is a tag without white space around, without control characters and turned directions', () => {
    expect(normaliseTag('  To\u00a0\n do\u0000\u202e ')).toBe('To do');
    expect(normaliseTag('e\u0301')).toBe('\u00e9');
    expect(normaliseTag(' \u200f\t')).toBe('');
  });

  it('is a note that keeps its lines', () => {
    expect(normaliseNote(' a\r\n\tb\rc\u0007\n\n')).toBe('a\n\tb\nc');
  });

  it('has bounds', () => {
    const tag = (text: string) => annotationChangeSchema.safeParse({ kind: 'tag', tag: text, on: true }).success;
    const note = (text: string) => annotationChangeSchema.safeParse({ kind: 'note', text }).success;
    expect([
      tag('x'.repeat(LONGEST_TAG)),
      tag('x'.repeat(LONGEST_TAG + 1)),
      tag(' '),
      note(''),
      note('x'.repeat(LONGEST_NOTE + 1)),
    ]).toEqual([true, false, false, true, false]);
  });
});
