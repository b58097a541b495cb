import { describe, expect, it } from 'vitest';
import { type Migration, migrate } from '@core/settings/migrations';

const rename: Migration = ({ colour, ...rest }) => ({ ...rest, theme: colour });
const nest: Migration = ({ theme, ...rest }) => {
  if (typeof theme !== 'string') throw new Error('version 2 always wrote a theme');
  return { ...rest, look: { theme } };
};

describe('migrate', () => {
  it('takes every step from the stored version to the present one, in order', () => {
    expect(migrate({ version: 1, colour: 'dark', kept: 7 }, [rename, nest])).toEqual({
      kind: 'current',
      value: { version: 3, look: { theme: 'dark' }, kept: 7 },
    });
    expect(migrate({ version: 2, theme: 'light' }, [rename, nest])).toEqual({
      kind: 'current',
      value: { version: 3, look: { theme: 'light' } },
    });
  });

  it('leaves the present version as it is', () => {
    const stored = { version: 3, look: { theme: 'dark' } };
    expect(migrate(stored, [rename, nest])).toEqual({ kind: 'current', value: stored });
  });

  it('never touches what it was given', () => {
    const stored = Object.freeze({ version: 1, colour: 'dark' });
    migrate(stored, [rename, nest]);
    expect(stored).toEqual({ version: 1, colour: 'dark' });
  });

  it('tells a newer version apart from a damaged one', () => {
    expect(migrate({ version: 4 }, [rename, nest])).toEqual({ kind: 'newer', version: 4 });
    for (const stored of [null, undefined, 'text', 7, [], {}, { version: '1' }, { version: 0 }, { version: 1.5 }]) {
      expect(migrate(stored, [rename, nest])).toEqual({ kind: 'damaged' });
    }
  });

  it('counts what an older step cannot read as damaged', () => {
    expect(migrate({ version: 2, theme: 7 }, [rename, nest])).toEqual({ kind: 'damaged' });
  });
});
