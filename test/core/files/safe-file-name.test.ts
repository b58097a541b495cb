import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '@core/files/safe-file-name';

describe('safeFileName', () => {
  it('keeps an ordinary name', () => {
    expect(safeFileName('Übersicht 2026-11-21.csv')).toBe('Übersicht 2026-11-21.csv');
  });

  it('never leads to another folder, and never hides what a name is', () => {
    expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(safeFileName('C:\\Windows\\x')).toBe('C__Windows_x');
    expect(safeFileName('report\u202efdp.exe')).toBe('report_fdp.exe');
    expect(safeFileName('...')).toBe('veritrail');
    expect(safeFileName('CON.txt')).toBe('_CON.txt');
  });

  it('is always one plain, short, stable name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = safeFileName(given);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}]/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(151);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/);
      }),
    );
  });
});
