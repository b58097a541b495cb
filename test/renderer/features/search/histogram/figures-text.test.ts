import { describe, expect, it } from 'vitest';
import { figuresRows, figuresText } from '../../../../../src/renderer/src/features/search/histogram/figures-text';

const HOUR = 3_600_000_000;
const START = Date.UTC(2026, 9, 25, 0) * 1000;
const bars = [
  { start: START, end: START + HOUR, information: 1, warning: 2, error: 3, vanished: 1, unexplained: 0 },
  { start: START + HOUR, end: START + 2 * HOUR, information: 0, warning: 0, error: 0, vanished: 0, unexplained: 0 },
];

describe('figures as text', () => {
  const rows = figuresRows(bars, 'Europe/Berlin', null);

  it('tell a repeated hour apart by its offset, as CSV', () => {
    expect(figuresText(rows, 'csv')).toBe(
      'From,Until,Information,Warning,Error,Total,Vanished,Unexplained,Coverage\r\n' +
        '2026-10-25T02:00:00+02:00,2026-10-25T02:00:00+01:00,1,2,3,6,1,0,\r\n' +
        '2026-10-25T02:00:00+01:00,2026-10-25T03:00:00+01:00,0,0,0,0,0,0,\r\n',
    );
  });

  it('quote what needs it in CSV and keep to one field in TSV', () => {
    const lack = 'not covered: "x", 2\ttenants';
    const [row] = rows;
    if (row === undefined) throw new Error('There is a row.');
    expect(figuresText([{ ...row, lack }], 'csv')).toContain(',"not covered: ""x"", 2\ttenants"\r\n');
    expect(
      figuresText([{ ...row, lack }], 'tsv')
        .split('\n')[1]
        ?.split('\t'),
    ).toHaveLength(9);
  });
});
