import { describe, expect, it } from 'vitest';
import { tagChoices } from '../../../../src/renderer/src/features/annotations/tag-choices';

const TAGS = [
  { tag: 'Payroll', entries: 9 },
  { tag: 'unpaid', entries: 4 },
  { tag: 'Odd', entries: 0 },
];

const named = (typed: string, having: ReadonlyMap<string, number> = new Map()) =>
  tagChoices(TAGS, having, typed).map(({ tag, inArchive }) => [tag, inArchive]);

describe('the tags to choose from', () => {
  it('are all of them, those that the entries have first', () => {
    expect(named('', new Map([['Odd', 1]]))).toEqual([
      ['Odd', 0],
      ['Payroll', 9],
      ['unpaid', 4],
    ]);
  });

  it('are those that hold what is typed, in any case, and last the typed one where it is new', () => {
    expect(named(' PA ')).toEqual([
      ['Payroll', 9],
      ['unpaid', 4],
      ['PA', null],
    ]);
    expect(named('payroll')).toEqual([['Payroll', 9]]);
    expect(named('x'.repeat(101))).toEqual([]);
  });
});
