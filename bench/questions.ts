import type { ColumnId } from '@core/entry/columns';
import type { Criteria, FacetField, Filter, Sort } from '@core/search/search';
import type { AskedCall } from './app-child';
import { BENCH_NOW, benchTenants, MILLISECONDS_A_DAY, RARE_WORD } from './generate/population';

/** Milliseconds (warm median) by scale, where ARCHIVE's plan names one. */
export interface Target {
  readonly oneMillion: number;
  readonly tenMillion: number;
}

/** A question of the window: the calls that it makes, and the key of the same question in hand-written SQL. */
export interface BenchQuestion {
  readonly title: string;
  /** One list of calls for each run; several runs take turns with them, so that no answer is simply remembered. */
  readonly variants: readonly (readonly AskedCall[])[];
  /** True where the window asks them at the same time. */
  readonly together: boolean;
  /** Key of RAW_QUESTIONS; null where there is nothing to compare with. */
  readonly raw: string | null;
  readonly target: Target | null;
}

const DAY = MILLISECONDS_A_DAY * 1000;
export const NOW_MICROSECONDS = BENCH_NOW * 1000;
const NEWEST: Sort = { column: 'started', direction: 'descending' };

const everything: Criteria = { filters: [], range: { kind: 'all' }, query: '', undated: 'include' };
const lastDays = (days: number, filters: readonly Filter[] = []): Criteria => ({
  filters: [...filters],
  range: { kind: 'between', from: NOW_MICROSECONDS - days * DAY, to: null },
  query: '',
  undated: 'include',
});
const filter = (field: Filter['field'], ...values: string[]): Filter => ({ field, not: false, values });

/** Three customers of middle size. */
export const THREE_TENANTS: readonly string[] = benchTenants()
  .filter((tenant) => [12, 13, 20].includes(tenant.number))
  .map((tenant) => tenant.name);
const narrow = lastDays(30, [
  filter('severity', 'information', 'warning', 'error'),
  filter('tenant', ...THREE_TENANTS),
]);
export const ITEM_PART = 'mailbox17';
export const COMMON_TEXT = 'completed';

const page = (criteria: Criteria, sort: Sort = NEWEST, target: object = { kind: 'first' }): AskedCall => ({
  name: 'search.page',
  input: { criteria, snapshot: null, sort, target },
});
const count = (criteria: Criteria): AskedCall => ({ name: 'search.count', input: { criteria, snapshot: null } });
const facet = (criteria: Criteria, field: FacetField): AskedCall => ({
  name: 'search.facet',
  input: { criteria, snapshot: null, field },
});
const histogram = (criteria: Criteria, zone: string): AskedCall => ({
  name: 'search.histogram',
  input: { criteria, snapshot: null, bucket: 'day', zone },
});

/** The facets that the window shows. */
export const EIGHT_FACETS: readonly FacetField[] = [
  'severity',
  'backend',
  'tenant',
  'organization',
  'source',
  'task',
  'performer',
  'relation',
];

const QUICK: Target = { oneMillion: 30, tenMillion: 80 };
const SORTED: Target = { oneMillion: 60, tenMillion: 400 };
const COUNTED: Target = { oneMillion: 20, tenMillion: 150 };
const FACETS: Target = { oneMillion: 80, tenMillion: 400 };
const HISTOGRAM: Target = { oneMillion: 30, tenMillion: 120 };
const CONTAINS: Target = { oneMillion: 50, tenMillion: 200 };
const DETAIL: Target = { oneMillion: 10, tenMillion: 15 };

const one = (
  title: string,
  calls: readonly AskedCall[],
  raw: string | null,
  target: Target | null = null,
): BenchQuestion => ({ title, variants: [calls], together: false, raw, target });

const sortedBy = (column: ColumnId): BenchQuestion =>
  one(
    `everything sorted by ${column}, first page`,
    [page(everything, { column, direction: 'descending' })],
    `sort ${column}`,
    SORTED,
  );

/** What a run needs to know of the archive before the questions can be put. */
export interface Landmarks {
  readonly rows: number;
  /** Cursor after the page in the middle of everything, newest first, and the instant of its last row. */
  readonly middleCursor: string;
  readonly entryIds: readonly number[];
  readonly snapshot: unknown;
}

/** Every question that the window makes, in the order of the table. */
export function benchQuestions({ rows, middleCursor, entryIds, snapshot }: Landmarks): readonly BenchQuestion[] {
  const pages = Math.floor(rows / 100);
  const jumps = (title: string, share: number, criteria: Criteria, raw: string): BenchQuestion => ({
    title,
    variants: Array.from({ length: 20 }, (_, at) => {
      const number = Math.max(1, Math.floor(pages * (share + at * 0.003)));
      const input = { criteria, snapshot, sort: NEWEST, target: { kind: 'number', number } };
      return [{ name: 'search.page', input }];
    }),
    together: false,
    raw,
    target: null,
  });
  return [
    one('first page, everything', [page(everything)], 'first page', QUICK),
    one('first page, last 7 days (how the window opens)', [page(lastDays(7))], 'first page of 7 days', QUICK),
    one('first page: 3 severities, 30 days, 3 tenants', [page(narrow)], 'filtered page', QUICK),
    one(
      'next page by keyset, in the middle',
      [page(everything, NEWEST, { kind: 'after', cursor: middleCursor })],
      'keyset page',
      QUICK,
    ),
    one('last page', [page(everything, NEWEST, { kind: 'last' })], 'last page', QUICK),
    jumps('page by number, near half of everything', 0.5, everything, 'deep page'),
    jumps(
      'page by number, near 20 %, one severity',
      0.2,
      { ...everything, filters: [filter('severity', 'information')] },
      'deep filtered page',
    ),
    ...(['duration', 'performer', 'item', 'tenant', 'severity'] as const).map(sortedBy),
    one('count, everything', [count(everything)], 'count', COUNTED),
    one('count: 3 severities, 30 days, 3 tenants', [count(narrow)], 'filtered count', COUNTED),
    {
      ...one(
        'eight facets, everything',
        EIGHT_FACETS.map((field) => facet(everything, field)),
        'facets',
        FACETS,
      ),
      together: true,
    },
    {
      ...one(
        'eight facets, 30 days',
        EIGHT_FACETS.map((field) => facet(lastDays(30), field)),
        'facets of 30 days',
        FACETS,
      ),
      together: true,
    },
    one('histogram, 180 days by day (UTC)', [histogram(everything, 'UTC')], 'histogram', HISTOGRAM),
    one('histogram, 180 days by day (Europe/Berlin)', [histogram(everything, 'Europe/Berlin')], 'histogram', HISTOGRAM),
    one(
      'item contains: page and count',
      [
        page({ ...everything, filters: [filter('item', ITEM_PART)] }),
        count({ ...everything, filters: [filter('item', ITEM_PART)] }),
      ],
      'item contains',
      CONTAINS,
    ),
    one(
      'text, common word: first page',
      [page({ ...everything, filters: [filter('text', COMMON_TEXT)] })],
      'common text page',
    ),
    one(
      'text, common word: count',
      [count({ ...everything, filters: [filter('text', COMMON_TEXT)] })],
      'common text count',
    ),
    one(
      'text, rare word: first page',
      [page({ ...everything, filters: [filter('text', RARE_WORD)] })],
      'rare text page',
    ),
    one('text, rare word: count', [count({ ...everything, filters: [filter('text', RARE_WORD)] })], 'rare text count'),
    {
      title: 'detail of an entry',
      variants: entryIds.map((id) => [{ name: 'entry.read', input: { id } }]),
      together: false,
      raw: 'detail',
      target: DETAIL,
    },
    one(
      'new entries since',
      [{ name: 'search.countNew', input: { criteria: everything, snapshot } }],
      'new since',
      QUICK,
    ),
  ];
}
