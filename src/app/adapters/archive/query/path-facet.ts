import type { PathFacet, PathFacetOptions, PathValue } from '@core/search/path-facet';
import type { Row, Session } from '../engine/session';
import { compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import { DOCUMENT, isJson } from './raw-condition';
import { containsCondition } from './text-search';

/** Longer values are told by their beginning. */
const LONGEST_VALUE = 2000;
const PROGRESS_EVERY_MS = 250;
/** As `rawCondition` compares: numbers that a DOUBLE holds exactly by their value, all else by its text. */
const NUMBER = `regexp_full_match(label, '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?')
  AND length(regexp_replace(label, '[^0-9]', '', 'g')) <= 15`;

export interface PathFacetQuestion {
  readonly where: Sql;
  readonly path: string;
  readonly options: PathFacetOptions;
}

/**
 * Counts the values at a place in raw; records that are no JSON have none. DuckDB reads each record once; the distinct
 * values spill to disk where they do not fit.
 */
export async function countPathFacet(
  session: Session,
  { where, path, options }: PathFacetQuestion,
): Promise<PathFacet> {
  const rows = await session.watched(options.progress, PROGRESS_EVERY_MS, () =>
    session.rows(facetSql(where, path, options)),
  );
  const [totals, ...found] = rows;
  const [, , , entries = 0, distinct = 0, fitting = 0, without = 0, notJson = 0] = totals ?? [];
  const values = found.map(pathValue);
  return {
    path,
    values,
    distinct: numberOf(distinct),
    otherEntries: numberOf(fitting) - values.reduce((sum, { count }) => sum + count, 0),
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
    `WITH documents AS (SELECT ${DOCUMENT} AS document FROM entry AS e WHERE`,
    where,
    `), known AS (SELECT document, ${isJson('document')} AS is_json FROM documents
    ), judged AS (
      SELECT CASE WHEN is_json THEN json_extract(document,`,
    sql('?', path),
    `)::VARCHAR END AS token, NOT is_json AS is_odd
      FROM known
    ), counted AS MATERIALIZED (
      SELECT token, count(*) AS entries, count(*) FILTER (WHERE is_odd) AS odd FROM judged GROUP BY token
    ), labelled AS (
      SELECT token = 'null' AS is_null, coalesce(json_extract_string(token, '$'), token) AS label, entries
      FROM counted WHERE token IS NOT NULL
    ), compared AS (
      SELECT *, CASE WHEN NOT is_null AND ${NUMBER} THEN TRY_CAST(label AS DOUBLE)::VARCHAR ELSE label END AS meaning
      FROM labelled
    ), valued AS (
      SELECT is_null, min(label) AS label, sum(entries)::BIGINT AS entries FROM compared GROUP BY is_null, meaning
    ), fitting AS MATERIALIZED (SELECT * FROM valued WHERE`,
    fits,
    `), ordered AS (SELECT * FROM fitting ORDER BY entries DESC, label, is_null LIMIT ${integer(limit)})
    SELECT NULL, NULL, NULL, (SELECT sum(entries) FROM counted)::DOUBLE, (SELECT count(*) FROM fitting),
      (SELECT sum(entries) FROM fitting)::DOUBLE,
      (SELECT sum(entries) FROM counted WHERE token IS NULL)::DOUBLE, (SELECT sum(odd) FROM counted)::DOUBLE
    UNION ALL
    SELECT encode(left(label, ${integer(LONGEST_VALUE)})), length(label) <= ${integer(LONGEST_VALUE)}, is_null, entries,
      NULL, NULL, NULL, NULL FROM ordered`,
  );
}

function pathValue([label, isWhole, isNull, count]: Row): PathValue {
  return { value: isNull === true ? null : textOf(label), isWhole: isWhole === true, count: numberOf(count) };
}
