import { describe, expect, it } from 'vitest';
import { isLink, linkAmong, linkOfEntries, linkOfSearch, MOST_ENTRIES, parseLink } from '@core/links/link';
import { searchSchema } from '@core/search/search';

const sha = (digit: string): string => digit.repeat(64);
const search = searchSchema.parse({
  filters: [{ field: 'tenant', values: ['lumu|a|1'] }],
  range: { kind: 'last', amount: 1, unit: 'months' },
});

describe('a link to a search', () => {
  it('brings the whole search and its name to whoever opens it', () => {
    const made = linkOfSearch(search, 'Errors & warnings, weekly');
    expect(made).toEqual({
      ok: true,
      link: 'veritrail:search?v=1&is.tenant=lumu%7Ca%7C1&range=1mo&name=Errors+%26+warnings%2C+weekly',
    });
    expect(parseLink(made.ok ? made.link : '')).toEqual({
      ok: true,
      link: { kind: 'search', search, name: 'Errors & warnings, weekly' },
    });
  });

  it('is the same when a program has written it with slashes or spaces around it', () => {
    const read = parseLink('veritrail:search?v=1&range=all');
    expect(read.ok).toBe(true);
    expect(
      [
        'veritrail://search?v=1&range=all',
        'VERITRAIL://search/?v=1&range=all',
        '  veritrail:search?v=1&range=all\n',
      ].map(parseLink),
    ).toEqual([read, read, read]);
  });

  it('is refused in a sentence where it would be too long', () => {
    const values = Array.from({ length: 2000 }, (_, index) => `tenant ${String(index)}`);
    expect(linkOfSearch({ ...search, filters: [{ field: 'tenant', not: false, values }] })).toEqual({
      ok: false,
      problem: expect.stringMatching(
        /^This search is too long for a link: it would have [\d,]+ characters, and 8,000 /,
      ),
    });
  });
});

describe('a link to entries', () => {
  it('names one by the digest of its record and by its identity', () => {
    const mark = { sha256: sha('a'), part: 2, identity: '0123456789abcdef0123456789abcdef' };
    const made = linkOfEntries([mark]);
    expect(made).toEqual({
      ok: true,
      link: `veritrail:entry/${sha('a')}?v=1&part=2&identity=0123456789abcdef0123456789abcdef`,
    });
    expect(parseLink(made.ok ? made.link : '')).toEqual({ ok: true, link: { kind: 'entries', entries: [mark] } });
  });

  it('names several, in their order', () => {
    const marks = [
      { sha256: sha('b'), part: 0, identity: null },
      { sha256: sha('a'), part: 1, identity: null },
    ];
    const made = linkOfEntries(marks);
    expect(parseLink(made.ok ? made.link : '')).toEqual({ ok: true, link: { kind: 'entries', entries: marks } });
  });

  it('is refused for none and for too many, with what to do instead', () => {
    const many = Array.from({ length: MOST_ENTRIES + 1 }, () => ({ sha256: sha('c'), part: 0, identity: null }));
    expect([linkOfEntries([]), linkOfEntries(many)]).toEqual([
      { ok: false, problem: 'No entry is selected, so there is nothing to link to.' },
      { ok: false, problem: expect.stringContaining('at most 100 entries, and 101 are selected') },
    ]);
  });
});

describe('what is no link, or a hostile one', () => {
  it.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'veritrail:',
    'veritrail:settings',
    'veritrail:open?link=veritrail:search',
    'veritrail:entry/../../etc/passwd',
    `veritrail:entry/${sha('g')}`,
    `veritrail:entry/${sha('a')}?v=2`,
    `veritrail:entries?v=1&is=${Array.from({ length: 500 }, () => sha('a')).join(',')}`,
    'veritrail:search?v=1&json=%7B%22__proto__%22%3A1%7D',
    'veritrail:search?v=1&is.tenant=a&constructor=1',
  ])('%.60s is refused in a sentence', (text) => {
    expect(parseLink(text)).toEqual({ ok: false, problem: expect.stringMatching(/^(It does not|The link) .*\.$/) });
  });

  it('is told apart from words', () => {
    expect([isLink('veritrail:x'), isLink('veritrail: x'), isLink('see veritrail:x')]).toEqual([true, false, false]);
    expect([linkAmong(['--data', '/d', 'veritrail:search?v=1']), linkAmong(['--data'])]).toEqual([
      'veritrail:search?v=1',
      null,
    ]);
  });
});
