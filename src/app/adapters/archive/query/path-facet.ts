import type { PathFacet, PathFacetOptions, PathValue } from '@core/search/path-facet';
import { meantText } from '@core/records/pick-paths';
import type { Row, Session } from '../engine/session';
import { compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, textOrNull } from '../engine/values';
import { containsCondition } from './text-search';

/** Longer values are told by their beginning. */
const LONGEST_TOKEN = 2000;
const PROGRESS_EVERY_MS = 250;

export interface PathFacetQuestion {
  readonly where: Sql;
  readonly path: string;
  readonly options: PathFacetOptions;
}

/**
 * Counts the values at a place in raw. Records that are no JSON, or not held as UTF-8, have none. DuckDB reads each record
 * once; the distinct values spill to disk where they do not fit.
 */
export async function countPathFacet(
  session: Session,
  { where, path, options }: PathFacetQuestion,
): Promise<PathFacet> {
  const rows = await session.watched(options.progress, PROGRESS_EVERY_MS, () => session.rows(facetSql(where, path, options)));
  const [totals, ...values] = rows;
  const [, , entries = 0, distinct = 0, fitting = 0, without = 0, notJson = 0] = totals ?? [];
  const shown = values.map(pathValue);
  return {
    path,
    values: shown,
    distinct: numberOf(distinct),
    otherEntries: numberOf(fitting) - shown.reduce((sum, { count }) => sum + count, 0),
    entries: numberOf(entries),
    without: numberOf(without),
    notJson: numberOf(notJson),
  };
}

/** The first row holds the totals, the others the values. */
function facetSql(where: Sql, path: string, { limit, contains }: PathFacetOptions): Sql {
  const sought = contains ?? '';
  const fits = sought === '' ? sql('TRUE') : containsCondition('label', sought);
  return compose(
    'WITH picked AS (SELECT e.raw, TRY(json_extract(e.raw,',
    sql('?', path),
    ')) AS token FROM entry AS e WHERE',
    where,
    `), judged AS (
      SELECT token::VARCHAR AS token, CASE WHEN token IS NULL THEN coalesce(NOT json_valid(raw), TRUE) ELSE FALSE END AS is_odd
      FROM picked
    ), counted AS MATERIALIZED (
      SELECT token, count(*) AS entries, count(*) FILTER (WHERE is_odd) AS odd FROM judged GROUP BY token
    ), labelled AS (
      SELECT token, coalesce(token->>'$', token) AS label, entries FROM counted WHERE token IS NOT NULL
    ), fitting AS MATERIALIZED (SELECT token, entries FROM labelled WHERE`,
    fits,
    `), ordered AS (SELECT token, entries FROM fitting ORDER BY entries DESC, token LIMIT ${integer(limit)})
    SELECT NULL, NULL, (SELECT sum(entries) FROM counted)::DOUBLE, (SELECT count(*) FROM fitting),
      (SELECT sum(entries) FROM fitting)::DOUBLE,
      (SELECT sum(entries) FROM counted WHERE token IS NULL)::DOUBLE, (SELECT sum(odd) FROM counted)::DOUBLE
    UNION ALL
    SELECT encode(left(token, ${integer(LONGEST_TOKEN)})), length(token), entries, NULL, NULL, NULL, NULL FROM ordered`,
  );
}

function pathValue([beginning, length, count]: Row): PathValue {
  const token = textOrNull(beginning) ?? '';
  const isWhole = numberOf(length) <= LONGEST_TOKEN;
  return {
    token: isWhole ? token : null,
    label: isWhole ? meantText(token) : `${token}… (cut)`,
    count: numberOf(count),
  };
}
