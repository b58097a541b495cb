import { FEWEST_OF_ITEM, type LensSeries, OTHER_ITEMS } from '@core/lenses/lens-reader';
import type { Session } from '../engine/session';
import { compose, type Sql } from '../engine/sql';
import { numberOf, textOrNull } from '../engine/values';
import type { ArchiveState } from '../state';
import { keyValue, rowsOfChunk } from './lens-keys';

interface Growing extends LensSeries {
  readonly key: string;
  readonly starts: number[];
  readonly ids: number[];
  readonly hasFailed: boolean[];
  zone: string | null;
}

/** The runs of each task on each item of each tenant; DuckDB sorts, so that a series is whole before the next begins. */
export async function readSeries(session: Session, where: Sql, state: ArchiveState): Promise<readonly LensSeries[]> {
  const query = compose(
    `WITH run AS MATERIALIZED (
      SELECT e.tenant, e.task, coalesce(e.item, '') AS item, e.started, e.id, e.severity, e.zone FROM entry AS e WHERE`,
    where,
    `), seldom AS (
      SELECT tenant, task, item FROM run GROUP BY tenant, task, item HAVING count(*) < ${FEWEST_OF_ITEM}
    )
    SELECT run.tenant, run.task, CASE WHEN seldom.item IS NULL THEN run.item END AS item, run.started::DOUBLE, run.id,
      run.severity, run.zone
    FROM run LEFT JOIN seldom USING (tenant, task, item) ORDER BY 1, 2, 3, 4, 5`,
  );
  const zones = state.dimensions.of('zone');
  const series: Growing[] = [];
  let current: Growing | undefined;
  for await (const chunk of session.chunks(query)) {
    for (const [tenant, task, item, started, id, severity, zone] of rowsOfChunk(chunk)) {
      const key = `${numberOf(tenant)} ${numberOf(task)} ${textOrNull(item) ?? '\0'}`;
      if (current?.key !== key) {
        current = {
          key,
          tenant: keyValue('tenant', tenant, state),
          task: keyValue('task', task, state).value,
          item: textOrNull(item) ?? OTHER_ITEMS,
          zone: null,
          starts: [],
          ids: [],
          hasFailed: [],
        };
        series.push(current);
      }
      current.starts.push(numberOf(started));
      current.ids.push(numberOf(id));
      current.hasFailed.push(numberOf(severity) > 0);
      current.zone = zones.valueOf(numberOf(zone));
    }
  }
  return series;
}
