import { guardFormula, unguardFormula } from '@core/export/formula-guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('guardFormula', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'quoted"])(
    'puts an apostrophe before %j',
    (cell) => {
      expect(guardFormula(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', 'a=1', ' =1', '1-1', '{"a":1}'])('leaves %j as it is', (cell) => {
    expect(guardFormula(cell)).toBe(cell);
  });

  it('is undone exactly, whatever the cell', () => {
    const starts = fc.constantFrom('', "'", "''", '=', '-', '\t');
    fc.assert(
      fc.property(starts, fc.string(), (start, rest) => {
        expect(unguardFormula(guardFormula(start + rest))).toBe(start + rest);
      }),
    );
  });
});
