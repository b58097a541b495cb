import { Output } from '../../src/cli/output';
import { addSearchOptions, filterValues, readSearch, type SearchOptions } from '../../src/cli/search-options';
import { Session } from '../../src/cli/session';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

const session = new Session(new Output(process.stdout, process.stderr), '/nowhere', () =>
  Promise.reject(new Error('nothing may be opened')),
);

const read = (...words: string[]) => {
  const command = addSearchOptions(new Command().exitOverride()).option('--sort <order>');
  command.parse(words, { from: 'user' });
  return readSearch(session, command.opts<SearchOptions>());
};

describe('the search options', () => {
  it('mean everything where none is given', async () => {
    const { search } = await read();
    expect([search.filters, search.range, search.undated]).toEqual([[], { kind: 'all' }, 'include']);
  });

  it('take several values side by side, repeated, and for closed lists with commas', async () => {
    const severity = { field: 'severity', not: false, values: ['warning', 'error'] };
    expect((await read('--severity', 'warning', 'error')).criteria.filters).toEqual([severity]);
    expect((await read('--severity', 'Warning', '--severity', 'ERROR')).criteria.filters).toEqual([severity]);
    expect((await read('--severity', 'warning,error')).criteria.filters).toEqual([severity]);
    expect((await read('--source', 'a,b', '--tenant', 'Contoso, Ltd.')).criteria.filters).toEqual([
      { field: 'tenant', not: false, values: ['Contoso, Ltd.'] },
      { field: 'source', not: false, values: ['a,b'] },
    ]);
  });

  it('gather what must not be by field', async () => {
    const { criteria } = await read('--not', 'task=Log=in', '--not', 'Username=anna', '--not', 'task=Zip');
    expect(criteria.filters).toEqual([
      { field: 'task', not: true, values: ['Log=in', 'Zip'] },
      { field: 'performer', not: true, values: ['anna'] },
    ]);
  });

  it('read times in the zone and leave undated entries out of a range unless told', async () => {
    const ranged = await read('--from', '2026-11-01', '--to', '2026-11-02T00:00Z', '--zone', 'Europe/Berlin');
    expect(ranged.criteria).toMatchObject({
      range: {
        kind: 'between',
        from: Date.parse('2026-10-31T23:00:00Z') * 1000,
        to: Date.parse('2026-11-02T00:00:00Z') * 1000,
      },
      undated: 'exclude',
    });
    expect((await read('--last', '7d', '--undated', 'include')).criteria).toMatchObject({
      range: { kind: 'last', amount: 7, unit: 'days' },
      undated: 'include',
    });
  });

  it.each([
    [['--severity', 'fatal'], /choose from information, warning, error/],
    [['--backend', 'oktaa'], /choose from cloudtrail/],
    [['--not', 'task'], /lacks its value/],
    [['--not', 'colour=red'], /names no field/],
    [['--from', 'monday'], /--from: "monday" is no date/],
    [['--from', '2026-02-01', '--to', '2026-02-01'], /is not before/],
    [['--last', 'week'], /no length of time/],
    [['--last', '1d', '--to', '2026-02-01'], /exclude each other/],
    [['--zone', 'Mars'], /no time zone/],
    [['--undated', 'maybe'], /choose from include/],
    [['--sort', 'colour'], /--sort "colour" is unknown/],
    [['--id', 'x'], /whole number/],
    [['--text', ' '], /needs a text/],
  ])('refuse %j before anything is opened', async (words, sentence) => {
    await expect(read(...words)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(sentence) as string,
    });
  });

  it('let an empty text mean no value, but not in a closed list', () => {
    expect(filterValues('source', [''])).toEqual(['']);
    expect(() => filterValues('severity', [''])).toThrow(/is no severity/);
  });
});
