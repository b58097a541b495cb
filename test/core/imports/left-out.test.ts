import { isLeftOut, leftOut } from '@core/imports/left-out';
import { describe, expect, it } from 'vitest';

describe('a file that was left out', () => {
  it('is told from one that could not be read', () => {
    expect(leftOut('It is empty.')).toBe('Left out: it is empty.');
    expect(isLeftOut({ failure: leftOut('It is empty.') })).toBe(true);
    expect(isLeftOut({ failure: 'It is empty.' })).toBe(false);
    expect(isLeftOut({ failure: null })).toBe(false);
  });
});
