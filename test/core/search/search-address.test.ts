import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_IDS, DEFAULT_COLUMNS } from '@core/entry/columns';
import { instantText, parseInstant } from '@core/search/range-address';
import { FILTER_FIELDS, NEWEST_FIRST, type Search, searchSchema, type TimeRange } from '@core/search/search';
import { fromAddress, type Place, toAddress } from '@core/search/search-address';

const plain: Search = searchSchema.parse({});
const place = (search: Partial<Search>, more: Partial<Extract<Place, { kind: 'search' }>> = {}): Place => ({
  kind: 'search',
  search: { ...plain, ...search },
  entry: null,
  page: null,
  ...more,
});

/** Any text, torn characters and all. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('', ',', '&=#?%', 'a b+c', '\uD800'));
const range: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({
    kind: fc.constant('last' as const),
    amount: fc.integer({ min: 1, max: 100_000 }),
    unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const, 'weeks' as const, 'months' as const),
  }),
  fc.record({
    kind: fc.constant('between' as const),
    from: fc.option(fc.maxSafeInteger()),
    to: fc.option(fc.maxSafeInteger()),
  }),
  fc.record({
    kind: fc.constant('period' as const),
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
    back: fc.integer({ min: 0, max: 10_000 }),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', '+05:30'),
  }),
);
const searches: fc.Arbitrary<Search> = fc.record({
  filters: fc.array(
    fc.record({
      field: fc.constantFrom(...FILTER_FIELDS),
      not: fc.boolean(),
      values: fc.array(text, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 6 },
  ),
  query: text,
  range,
  undated: fc.constantFrom('include' as const, 'exclude' as const, 'only' as const),
  columns: fc
    .option(fc.shuffledSubarray([...COLUMN_IDS], { minLength: 1 }))
    .map((columns) => columns ?? [...DEFAULT_COLUMNS]),
  pathColumns: fc.array(
    text.map((one) => `/${one}`),
    { maxLength: 3 },
  ),
  sort: fc.record({
    column: fc.constantFrom(...COLUMN_IDS),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
});

describe('the address of a search', () => {
  it('is read back to exactly the same search, whatever it holds', () => {
    fc.assert(
      fc.property(searches, fc.option(fc.integer({ min: 1, max: 10_000_000 })), (search, entry) => {
        const shown: Place = { kind: 'search', search, entry, page: null };
        expect(fromAddress(toAddress(shown))).toEqual({ ok: true, place: shown });
      }),
      { numRuns: 400 },
    );
  });

  it('can be read by a person, and leaves out what is as usual', () => {
    const search = {
      filters: [
        { field: 'severity' as const, not: false, values: ['error', 'warning'] },
        { field: 'task' as const, not: true, values: ['Zip Space Files'] },
      ],
      query: 'duration > 10s AND item:"a, b"',
      pathColumns: ['/context/ip'],
    };
    expect([toAddress(place({})), toAddress(place(search, { entry: 12, page: 3 }))]).toEqual([
      'search?v=1&range=7d',
      'search?v=1&is.severity=error,warning&not.task=Zip+Space+Files&q=duration+%3E+10s+AND+item:%22a%2C+b%22&range=7d&paths=/context/ip&entry=12&page=3',
    ]);
  });

  it('names times to the microsecond', () => {
    expect([instantText(0), instantText(-1), instantText(1_795_000_000_412_345)]).toEqual([
      '1970-01-01T00:00:00Z',
      '1969-12-31T23:59:59.999999Z',
      '2026-11-18T11:06:40.412345Z',
    ]);
    fc.assert(fc.property(fc.maxSafeInteger(), (instant) => parseInstant(instantText(instant)) === instant));
  });

  it('holds no more than what the screen shows: no port, no key, no token, no path of a machine', () => {
    expect(toAddress(place({ sort: NEWEST_FIRST }))).not.toMatch(/127\.0\.0\.1|token|key|file:|\/home/);
  });
});

describe('other places', () => {
  it('have addresses of their own', () => {
    const places: readonly Place[] = [
      { kind: 'screen', screen: 'settings', part: null, opened: null },
      { kind: 'screen', screen: 'coverage', part: 'rollOff', opened: null },
      { kind: 'screen', screen: 'connections', part: 'runs', opened: 12 },
      { kind: 'screen', screen: 'imports', part: null, opened: 7 },
      { kind: 'entry', entry: 4711 },
      { kind: 'link', link: 'veritrail:entry/ab?v=1&x=%20' },
    ];
    expect(places.map(toAddress)).toEqual([
      'settings',
      'coverage/rollOff',
      'connections/runs/12',
      'imports/-/7',
      'entry/4711',
      'open?link=veritrail:entry/ab%3Fv%3D1%26x%3D%2520',
    ]);
    expect(places.map(toAddress).map(fromAddress)).toEqual(places.map((one) => ({ ok: true, place: one })));
  });
});

describe('a damaged address', () => {
  it.each([
    ['search?v=2&range=7d', 'it was made by a newer Veritrail'],
    ['search?v=1&is.colour=red', 'its search holds something that this version does not know'],
    ['search?v=1&range=tomorrow', 'its search holds something that this version does not know'],
    ['search?v=1&sort=started', 'its search holds something that this version does not know'],
    ['search?v=1&surprise=1', 'its search holds something that this version does not know'],
    ['search?v=1&is.task=%E0%A4%A', 'its search holds something that this version does not know'],
    ['search?v=1&json=%7B', 'its search holds something that this version does not know'],
    ['search?v=1&range=7d&entry=-1', 'its entry or page is no number'],
    ['search?v', 'a part of it is missing or was changed on its way'],
    ['entry/12/13', 'it names no entry'],
    ['entry/0x10', 'it names no entry'],
    ['connections/runs/twelve', 'it names no place'],
    ['%', 'it names no place'],
    ['coverage/%', 'it names no place'],
    ['<script>alert(1)</script>', 'it names no place'],
    ['open?link=', 'it holds no link'],
    ['x'.repeat(300_000), 'it is longer than any that Veritrail makes'],
  ])('%.40s is refused with the reason', (address, problem) => {
    expect(fromAddress(address)).toEqual({ ok: false, problem });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((one) => `search?v=1&${one}`),
        ),
        (address) => {
          expect(typeof fromAddress(address).ok).toBe('boolean');
        },
      ),
    );
  });
});
