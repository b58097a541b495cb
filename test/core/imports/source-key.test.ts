import { sourceKey } from '@core/imports/source-key';
import { describe, expect, it } from 'vitest';

describe('the key of a source', () => {
  it("is the same for next month's export in the same folder", () => {
    expect(sourceKey('/logs/acme/audit-2026-10-01.csv', 'audit-2026-10-01.csv')).toBe('logs/acme/audit-#-#-#.csv');
    expect(sourceKey('/logs/acme/audit-2026-11-01.csv', 'audit-2026-11-01.csv')).toBe('logs/acme/audit-#-#-#.csv');
  });
  it('tells folders apart, by either separator', () => {
    expect(sourceKey('C:\\logs\\beta\\a1.json', 'a1.json')).toBe('C:/logs/beta/a#.json');
  });
  it('is the name alone for a staged copy, whose folder says nothing', () => {
    expect(sourceKey('/tmp/staging/8fj2', 'audit-1.csv')).toBe('audit-#.csv');
  });
});
