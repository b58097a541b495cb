import { RARE_WORD } from './generate/population';
import { COMMON_TEXT, ITEM_PART, NOW_MICROSECONDS, THREE_TENANTS } from './questions';

/** What the hand-written questions need to know of the file they are asked of. */
export interface RawLandmarks {
  readonly rows: number;
  readonly middle: { readonly started: string; readonly id: string };
  readonly highestId: number;
  readonly entryIds: readonly number[];
}

const DAY = 86_400_000_000;
const WEEK = `e.started >= ${NOW_MICROSECONDS - 7 * DAY} OR e.started IS NULL`;
const MONTH = `(e.started >= ${NOW_MICROSECONDS - 30 * DAY} OR e.started IS NULL)`;
const NARROW = `${MONTH} AND e.severity IN (0, 1, 2) AND e.tenant IN
  (SELECT code FROM tenant WHERE label IN (${THREE_TENANTS.map((name) => `'${name}'`).join(', ')}))`;
const NEWEST = 'e.started DESC NULLS LAST, e.id DESC';

const COLUMNS = `e.id, e.severity, e.started, e.finished, e.duration, e.zone_source, e.time_precision, e.ambiguous, e.item,
  e.relation, e.address, e.native_id, e.part, e.tenant, e.batch, e.backend, e.instance, e.organization, e.source, e.task,
  e.item_type, e.performer, e.on_behalf_of, e.zone`;

/** In one go: best where the order follows the rows as they lie, since whole row groups are skipped by their times. */
const pageOf = (where: string, offset = 0, order = NEWEST): string =>
  `SELECT ${COLUMNS} FROM entry e WHERE ${where} ORDER BY ${order} LIMIT 100${offset === 0 ? '' : ` OFFSET ${offset}`}`;

/** First which rows, by the sort's columns alone, then their other columns: best for every other order. */
const latePageOf = (order: string, offset = 0, where = 'TRUE'): string =>
  `SELECT ${COLUMNS} FROM entry e WHERE e.rowid IN
    (SELECT e.rowid FROM entry e WHERE ${where} ORDER BY ${order} LIMIT 100 OFFSET ${offset}) ORDER BY ${order}`;

/** Sorted by a name: the few names are ranked once, the entries by their rank. */
function sortedByName(column: 'performer' | 'tenant'): string {
  const ranks =
    column === 'tenant'
      ? `SELECT code, row_number() OVER (ORDER BY lower(label), label) AS rank FROM tenant`
      : `SELECT code, row_number() OVER (ORDER BY lower(value), value) AS rank FROM dimension WHERE field = '${column}'`;
  return `WITH r AS MATERIALIZED (${ranks})
SELECT ${COLUMNS} FROM entry e LEFT JOIN r ON r.code = e.${column} WHERE e.rowid IN
  (SELECT e.rowid FROM entry e JOIN r ON r.code = e.${column} ORDER BY r.rank DESC, e.id DESC LIMIT 100)
ORDER BY r.rank DESC, e.id DESC`;
}

const countOf = (where: string): string =>
  `SELECT count(*), count(*) FILTER (WHERE e.started IS NULL) FROM entry e WHERE ${where}`;

const FACET_COLUMNS = ['severity', 'backend', 'tenant', 'organization', 'source', 'task', 'performer', 'relation'];

const facetsOf = (where: string): readonly string[] =>
  FACET_COLUMNS.map(
    (column) => `WITH g AS (SELECT e.${column} AS code, count(*) AS n FROM entry e WHERE ${where} GROUP BY ALL)
SELECT code, n, (SELECT count(*) FROM g), (SELECT sum(n) FROM g) FROM g ORDER BY n DESC LIMIT 50`,
  );

const HISTOGRAM = `SELECT e.started // ${DAY} AS day, count(*) FILTER (WHERE severity = 0), count(*) FILTER (WHERE severity = 1),
  count(*) FILTER (WHERE severity = 2) FROM entry e WHERE e.started IS NOT NULL GROUP BY ALL ORDER BY ALL`;

const textMatches = (word: string): string => `regexp_matches(e.raw, '${word}', 'i')`;

/** The same questions as `benchQuestions`, by their `raw` key, in the best SQL that we could write by hand. */
export function rawQuestions({
  rows,
  middle,
  highestId,
  entryIds,
}: RawLandmarks): ReadonlyMap<string, readonly (readonly string[])[]> {
  const item = `contains(lower(e.item), '${ITEM_PART}')`;
  const entries: readonly (readonly [string, readonly string[]])[] = [
    ['first page', [pageOf('TRUE')]],
    ['first page of 7 days', [pageOf(WEEK)]],
    ['filtered page', [pageOf(NARROW)]],
    [
      'keyset page',
      [pageOf(`e.started <= ${middle.started} AND (e.started < ${middle.started} OR e.id < ${middle.id})`)],
    ],
    ['last page', [pageOf('e.started IS NOT NULL', 0, 'e.started ASC, e.id ASC')]],
    ['deep page', [latePageOf(NEWEST, Math.floor(rows * 0.5))]],
    ['deep filtered page', [latePageOf(NEWEST, Math.floor(rows * 0.2), 'e.severity = 0')]],
    ['sort duration', [latePageOf('e.duration DESC NULLS LAST, e.id DESC')]],
    ['sort performer', [sortedByName('performer')]],
    ['sort item', [latePageOf('lower(e.item) DESC NULLS LAST, e.item DESC, e.id DESC')]],
    ['sort tenant', [sortedByName('tenant')]],
    ['sort severity', [latePageOf('e.severity DESC, e.id DESC')]],
    ['count', [countOf('TRUE')]],
    ['filtered count', [countOf(NARROW)]],
    ['facets', facetsOf('TRUE')],
    ['facets of 30 days', facetsOf(MONTH)],
    ['histogram', [HISTOGRAM]],
    ['item contains', [pageOf(item), countOf(item)]],
    ['common text page', [pageOf(textMatches(COMMON_TEXT))]],
    ['common text count', [countOf(textMatches(COMMON_TEXT))]],
    ['rare text page', [pageOf(textMatches(RARE_WORD))]],
    ['rare text count', [countOf(textMatches(RARE_WORD))]],
    ['new since', [`SELECT count(*) FROM entry WHERE id > ${highestId}`]],
  ];
  const details = entryIds.map((id) => [
    `SELECT ${COLUMNS}, raw, sha256, raw_length, raw_encoding, mapping_version FROM entry e WHERE id = ${id}`,
    `SELECT file, position, part, batch FROM sighting WHERE entry = ${id}`,
  ]);
  const byKey = new Map<string, readonly (readonly string[])[]>(
    entries.map(([key, statements]) => [key, [statements]]),
  );
  return byKey.set('detail', details);
}
