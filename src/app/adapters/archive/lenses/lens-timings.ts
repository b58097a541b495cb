import { FENCE_SPREADS, FEWEST_FOR_OUTLIERS, type LensKey, type LensTiming } from '@core/lenses/lens-reader';
import type { Session } from '../engine/session';
import { compose, type Sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import type { ArchiveState } from '../state';
import { keyColumns, keyNames, keyValue, rowsOfChunk } from './lens-keys';

/**
 * Quantiles by group, and how many lie beyond the outer fence, in one question. Quantiles are durations that occur (no
 * value between two), and the fence is a whole microsecond, so that a search finds exactly the entries that are counted.
 */
export async function readTimings(
  session: Session,
  where: Sql,
  by: readonly LensKey[],
  state: ArchiveState,
): Promise<readonly LensTiming[]> {
  const keys = keyNames(by);
  const query = compose(
    `WITH timed AS MATERIALIZED (SELECT ${keyColumns(by)}, e.duration AS d, e.id AS id FROM entry AS e WHERE`,
    where,
    `), quantiles AS (
      SELECT ${keys}, count(*) AS n, quantile_disc(d, [0.25, 0.5, 0.75, 0.95]) AS q, max(d) AS longest,
        arg_max(id, d) AS longest_id
      FROM timed GROUP BY ${keys}
    ), fenced AS (
      SELECT *, CASE WHEN n >= ${FEWEST_FOR_OUTLIERS} THEN q[3] + ${FENCE_SPREADS} * (q[3] - q[1]) END AS fence
      FROM quantiles
    ), beyond AS (
      SELECT ${keys}, count(*) AS outliers FROM timed JOIN fenced USING (${keys}) WHERE d > fence GROUP BY ${keys}
    )
    SELECT ${keys}, n, q[2]::DOUBLE, q[4]::DOUBLE, longest::DOUBLE, longest_id, fence::DOUBLE, coalesce(outliers, 0)
    FROM fenced LEFT JOIN beyond USING (${keys})`,
  );
  const timings: LensTiming[] = [];
  for await (const chunk of session.chunks(query)) {
    for (const row of rowsOfChunk(chunk)) {
      const figures = row.slice(by.length);
      timings.push({
        keys: by.map((key, at) => keyValue(key, row[at], state)),
        entries: numberOf(figures[0]),
        median: numberOf(figures[1]),
        p95: numberOf(figures[2]),
        max: numberOf(figures[3]),
        longest: numberOf(figures[4]),
        fence: numberOrNull(figures[5]),
        outliers: numberOf(figures[6]),
      });
    }
  }
  return timings;
}
