import { textTable } from '../../src/cli/text-table';
import { jsonLine, visibleLine, visibleLines } from '../../src/cli/visible-text';
import { describe, expect, it } from 'vitest';

describe('what a hostile entry sends to a terminal', () => {
  it('is shown and not obeyed', () => {
    expect(visibleLine('a\u001b[2J\u009b1m\r\n\u202eb\u0007')).toBe('a\\u001b[2J\\u009b1m\\r\\n\\u202eb\\u0007');
    expect(visibleLines('a\n\tb\u001b]0;x')).toBe('a\n\tb\\u001b]0;x');
  });

  it('stays the same value in JSON', () => {
    const value = { text: '\u001b[2J\u009b\u202e\u2028é' };
    expect(jsonLine(value)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2028]/);
    expect(JSON.parse(jsonLine(value))).toEqual(value);
  });

  it('is cut on a terminal only', () => {
    const rows = [['x'.repeat(100)]];
    expect(textTable([{ title: 'Item' }], rows, false)[1]).toHaveLength(100);
    expect(textTable([{ title: 'Item' }], rows, true)[1]).toMatch(/^x{47}…$/);
  });
});
