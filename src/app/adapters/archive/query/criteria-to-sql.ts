import { VANISH_REASONS } from '@core/coverage/coverage-ledger';
import { ExpectedFailure } from '@core/failure/failure';
import { RELATIONS } from '@core/entry/mapped-entry';
import { SEVERITIES } from '@core/entry/severity';
import { resolveRange } from '@core/search/resolve-range';
import type { Criteria, FacetField, Filter, Snapshot, TimeRange } from '@core/search/search';
import { annotationCondition } from '../annotations/annotation-condition';
import { DIMENSION_COLUMNS } from '../dimensions/dimension-fields';
import { all, any, integer, integers, type Sql, sql } from '../engine/sql';
import type { ArchiveState } from '../state';
import { hoursCondition } from './hours-condition';
import { queryCondition } from './query-to-sql';
import { containsCondition, textCondition } from './text-search';

/** Which parts of the criteria to leave out. */
export interface CriteriaParts {
  readonly withoutField?: FacetField | undefined;
  readonly withoutRange?: boolean | undefined;
}

/** The condition on `entry AS e` that the criteria and the snapshot make; user text only ever stands in parameters. */
export function criteriaCondition(
  criteria: Criteria,
  snapshot: Snapshot,
  state: ArchiveState,
  parts: CriteriaParts = {},
): Sql {
  const filters = criteria.filters.filter((filter) => filter.field !== parts.withoutField);
  return all([
    sql(`e.id <= ${integer(snapshot.highestId)}`),
    timeCondition(criteria, snapshot, parts.withoutRange === true),
    ...filters.map((filter) => filterCondition(filter, snapshot, state)),
    ...residualConditions(criteria, snapshot, state),
  ]);
}

/** What the search's query asks beside its filters; nothing where it has none. A field's own facet keeps it: see `withoutField`. */
export function residualConditions(
  { query }: Pick<Criteria, 'query'>,
  snapshot: Pick<Snapshot, 'now'>,
  state: ArchiveState,
): readonly Sql[] {
  if (query.trim() === '') return [];
  const filter = (one: Filter): Sql => filterCondition(one, snapshot, state);
  return [queryCondition(query, { snapshot, state, filter })];
}

/** The range and what it does with entries that have no time. */
export function timeCondition(criteria: Criteria, snapshot: Snapshot, withoutRange: boolean): Sql {
  if (criteria.undated === 'only') return sql('e.started IS NULL');
  const bounds = withoutRange ? [] : rangeBounds(criteria.range, snapshot.now);
  if (bounds.length === 0) return sql(criteria.undated === 'exclude' ? 'e.started IS NOT NULL' : 'TRUE');
  const inRange = bounds.join(' AND ');
  return sql(criteria.undated === 'exclude' ? inRange : `((${inRange}) OR e.started IS NULL)`);
}

function rangeBounds(range: TimeRange, now: number): readonly string[] {
  const { from, to } = resolveRange(range, now);
  return [
    ...(from === null ? [] : [`e.started >= ${integer(from)}`]),
    ...(to === null ? [] : [`e.started < ${integer(to)}`]),
  ];
}

export function filterCondition(filter: Filter, snapshot: Pick<Snapshot, 'now'>, state: ArchiveState): Sql {
  const condition = anyOf(filter, snapshot, state);
  return filter.not ? { ...condition, text: `NOT (${condition.text})` } : condition;
}

function anyOf({ field, values }: Filter, snapshot: Pick<Snapshot, 'now'>, state: ArchiveState): Sql {
  switch (field) {
    case 'vanished':
      return vanishedCondition(values, snapshot, state);
    case 'text':
      return any(values.map((value) => textCondition(value)));
    case 'item':
      return any(values.map((value) => (value === '' ? noText('e.item') : containsCondition('e.item', value))));
    case 'address':
      return any(
        values.map((value) => (value === '' ? noText('e.address') : sql('coalesce(e.address = ?, FALSE)', value))),
      );
    case 'severity':
      return isOneOf('e.severity', indexesIn(SEVERITIES, values));
    case 'relation':
      return isOneOf('e.relation', [...indexesIn(RELATIONS, values).map((index) => index + 1), ...noCode(values)]);
    case 'tenant':
      return tenantCondition(values, state);
    case 'tenantGroup':
      return isOneOf('e.tenant', state.tenantGroups.codesOf(values, state.dimensions.tenants));
    case 'addedSince':
      return addedSinceCondition(values);
    case 'mark':
    case 'tag':
    case 'note':
    case 'reviewed':
      return annotationCondition(field, values, state.annotations);
    case 'person':
      return personCondition(values, state);
    case 'hours':
      return hoursCondition(values, state);
    case 'import':
      return importCondition(values.map(wholeNumber), state);
    case 'id':
      return isOneOf('e.id', values.map(wholeNumber));
    case 'backend':
    case 'instance':
    case 'organization':
    case 'source':
    case 'task':
    case 'itemType':
    case 'performer':
    case 'onBehalfOf': {
      const codes = values.flatMap((value) => state.dimensions.of(field).codeOf(value) ?? []);
      return isOneOf(`e.${DIMENSION_COLUMNS[field]}`, [...codes, ...noCode(values)]);
    }
  }
}

/** The empty text means "no value": none at all, or an empty one. */
const noText = (column: string): Sql => sql(`coalesce(${column} = '', TRUE)`);
const noCode = (values: readonly string[]): readonly number[] => (values.includes('') ? [0] : []);

function tenantCondition(values: readonly string[], state: ArchiveState): Sql {
  const codes = new Set(values.flatMap((value) => state.dimensions.tenants.matching(value)));
  return isOneOf('e.tenant', [...codes, ...noCode(values)]);
}

function personCondition(values: readonly string[], { persons, dimensions }: ArchiveState): Sql {
  const performers = dimensions.of('performer');
  const named = isOneOf(
    'e.performer',
    persons.codesOf(
      values.filter((value) => value !== ''),
      performers,
    ),
  );
  if (!values.includes('')) return named;
  return any([named, sql(`e.performer NOT IN (${integers([0, ...persons.linkedCodes(performers)])})`)]);
}

/** An empty list is FALSE and not NULL, so that its opposite is TRUE. */
const isOneOf = (column: string, values: readonly number[]): Sql =>
  sql(values.length === 0 ? 'FALSE' : `${column} IN (${integers(values)})`);

/** Ids only ever grow, so that what came after one is known by its id. Any of several: after the least. */
function addedSinceCondition(values: readonly string[]): Sql {
  return sql(`e.id > ${integer(Math.min(...values.map(wholeNumber)))}`);
}

/** Entries that an import delivered, whether it was the first to do so or not. */
export function importCondition(imports: readonly number[], state: ArchiveState): Sql {
  const known = imports.flatMap((one) => state.files.ofImport(one));
  if (known.length === 0) return sql('FALSE');
  const files = integers(known);
  return sql(`(e.file IN (${files}) OR e.id IN (SELECT entry FROM sighting WHERE file IN (${files})))`);
}

/** Entries that had vanished at the snapshot's instant, so that its pages, counts and exports speak of the same ones. */
function vanishedCondition(values: readonly string[], snapshot: Pick<Snapshot, 'now'>, state: ArchiveState): Sql {
  const reasons = VANISH_REASONS.filter((reason) => values.includes(reason));
  const hasOthers = values.includes('');
  if (!state.windows.hasVanished) return sql(hasOthers ? 'TRUE' : 'FALSE');
  const now = integer(snapshot.now);
  const marks = `SELECT entry FROM vanished WHERE missed_at <= ${now} AND (returned_at IS NULL OR returned_at > ${now})`;
  const listed = reasons.map((reason) => `'${reason}'`).join(', ');
  return any([
    ...(hasOthers ? [sql(`e.id NOT IN (${marks})`)] : []),
    ...(reasons.length > 0 ? [sql(`e.id IN (${marks} AND reason IN (${listed}))`)] : []),
  ]);
}

function indexesIn(list: readonly string[], values: readonly string[]): readonly number[] {
  return values.map((value) => list.indexOf(value)).filter((index) => index >= 0);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) {
    throw new ExpectedFailure(
      'search-invalid',
      `A number is expected here, not "${value.slice(0, 50)}": correct the filter.`,
    );
  }
  return Number(value);
}
