import type { EmptyExplanation } from '@core/search/results';
import type { Criteria, Snapshot } from '@core/search/search';
import type { Session } from '../engine/session';
import { all, compose, integer, join, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import type { ArchiveState } from '../state';
import { filterCondition, residualConditions, timeCondition } from './criteria-to-sql';

/** Why a search holds nothing: each condition left out alone, all in one pass. */
export async function explainEmpty(
  session: Session,
  criteria: Criteria,
  snapshot: Snapshot,
  state: ArchiveState,
): Promise<EmptyExplanation> {
  const seen = sql(`e.id <= ${integer(snapshot.highestId)}`);
  const narrowing = criteria.filters.map((filter) => filterCondition(filter, snapshot, state));
  const filters = [...narrowing, ...residualConditions(criteria, snapshot, state)];
  const time = timeCondition(criteria, snapshot, false);
  const withoutEach = filters.map((_, index) => all([time, ...filters.filter((__, other) => other !== index)]));
  const columns: readonly Sql[] = [
    counted('count(*)', all(filters)),
    counted('count(*)', all([time, ...filters])),
    counted('min(e.started)::DOUBLE', all(filters)),
    counted('max(e.started)::DOUBLE', all(filters)),
    sql('count(*), min(e.started)::DOUBLE, max(e.started)::DOUBLE'),
    ...withoutEach.map((condition) => counted('count(*)', condition)),
  ];
  const row = await session.row(compose('SELECT', join(columns, ', '), 'FROM entry AS e WHERE', seen));
  const [underFilters, inRange, earliest, latest, entries, firstOfAll, lastOfAll, ...without] = row ?? [];
  const hasAny = numberOf(underFilters) > 0;
  const lettingThrough = without
    .map((count, index) => ({ index, entriesWithout: numberOf(count) - numberOf(inRange) }))
    .filter(({ entriesWithout }) => entriesWithout > 0);
  const withoutQuery = lettingThrough.find(({ index }) => index === narrowing.length);
  return {
    archiveIsEmpty: numberOf(entries) === 0,
    filters: lettingThrough.filter(({ index }) => index < narrowing.length),
    ...(withoutQuery === undefined ? {} : { entriesWithoutQuery: withoutQuery.entriesWithout }),
    entriesOutsideRange: numberOf(underFilters) > numberOf(inRange) ? numberOf(underFilters) - numberOf(inRange) : null,
    earliest: numberOrNull(hasAny ? earliest : firstOfAll),
    latest: numberOrNull(hasAny ? latest : lastOfAll),
  };
}

function counted(aggregate: string, condition: Sql): Sql {
  const [expression, cast] = aggregate.split('::');
  return compose(`${expression} FILTER (WHERE`, condition, `)${cast === undefined ? '' : `::${cast}`}`);
}
