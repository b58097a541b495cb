import { ExpectedFailure } from '@core/failure/failure';
import { parseQuery } from '@core/search/query/parse-query';
import { fitsPattern, literalOf, type Pattern, patternSource } from '@core/search/query/pattern';
import { isText, listOf } from '@core/search/query/print-query';
import type { Bound, QueryNode, Subject, TestNode, TimeColumn } from '@core/search/query/query-node';
import type { Filter, FilterField, Snapshot } from '@core/search/search';
import { annotationPatternCondition, isAnnotationField } from '../annotations/annotation-condition';
import { DIMENSION_COLUMNS } from '../dimensions/dimension-fields';
import { all, any, integer, integers, type Sql, sql } from '../engine/sql';
import type { ArchiveState } from '../state';
import { rawCondition } from './raw-condition';
import { containsCondition, termCondition } from './text-search';

export interface QueryAsk {
  readonly snapshot: Pick<Snapshot, 'now'>;
  readonly state: ArchiveState;
  /** What a filter of the same field and values would be. */
  readonly filter: (filter: Filter) => Sql;
}

/** The condition on `entry AS e` that a query in the query language makes; never NULL, so that NOT is its opposite. */
export function queryCondition(query: string, ask: QueryAsk): Sql {
  const parsed = parseQuery(query);
  if (parsed.ok) return conditionOf(parsed.node, ask);
  const { place, message } = parsed.problem;
  const at = `${JSON.stringify(query.slice(place.offset, place.offset + Math.max(1, place.length)).slice(0, 100))}, at sign ${String(place.offset + 1)}`;
  throw new ExpectedFailure('search-invalid', `The query cannot be read at ${at}: ${message}`);
}

function conditionOf(node: QueryNode, ask: QueryAsk): Sql {
  switch (node.kind) {
    case 'everything':
      return sql('TRUE');
    case 'and':
      return all(node.parts.map((part) => conditionOf(part, ask)));
    case 'or':
      return listCondition(node.parts, ask) ?? any(node.parts.map((part) => conditionOf(part, ask)));
    case 'not':
      return negated(conditionOf(node.part, ask));
    case 'test':
      return testCondition(node, ask);
  }
}

const negated = (condition: Sql): Sql => ({ ...condition, text: `NOT (${condition.text})` });

/** Several whole values of one field are looked up at once. */
function listCondition(parts: readonly QueryNode[], ask: QueryAsk): Sql | null {
  const list = listOf(parts);
  const subject = list?.[0]?.subject;
  if (list === null || subject?.kind !== 'filter') return null;
  const values = list.flatMap(({ test }) => literalOf(test.pattern) ?? []);
  return values.length === list.length ? ask.filter({ field: subject.field, not: false, values }) : null;
}

function testCondition({ subject, test }: TestNode, ask: QueryAsk): Sql {
  if (subject.kind === 'raw') return rawCondition(subject.path, test);
  if (test.kind === 'null') return sql('FALSE');
  if (test.kind === 'exists') return existsCondition(subject, ask);
  if (test.kind === 'between') return betweenCondition(subject, test.from, test.to, ask);
  const pattern = test.kind === 'equals' ? [test.text] : test.pattern;
  if (subject.kind === 'nativeId') return columnCondition('e.native_id', pattern);
  if (subject.kind !== 'filter') return sql('FALSE');
  if (test.kind === 'equals') return patternCondition(subject.field, pattern, ask.state);
  if (isText(subject)) return textPatternCondition(pattern);
  const literal = literalOf(pattern);
  if (literal !== null) return ask.filter({ field: subject.field, not: false, values: [literal] });
  return patternCondition(subject.field, pattern, ask.state);
}

function existsCondition(subject: Subject, { filter }: QueryAsk): Sql {
  switch (subject.kind) {
    case 'filter':
      return filter({ field: subject.field, not: true, values: [''] });
    case 'time':
      return sql(subject.column === 'firstSeen' ? 'TRUE' : `e.${subject.column} IS NOT NULL`);
    case 'duration':
      return sql('e.duration IS NOT NULL');
    case 'nativeId':
      return sql(`coalesce(e.native_id <> '', FALSE)`);
    case 'size':
    case 'raw':
      return sql('TRUE');
  }
}

/** Words with wildcards stay within one word: up to white space or a quotation mark. */
const IN_WORD = '[^\\s"]*';

function textPatternCondition(pattern: Pattern): Sql {
  const literal = literalOf(pattern);
  if (literal !== null) return termCondition(literal);
  const source = `(?is)${patternSource(pattern, IN_WORD)}`;
  const matches = (column: string): Sql => sql(`coalesce(regexp_matches(${column}, ?), FALSE)`, source);
  return any([matches('e.raw'), matches('e.search_text')]);
}

/** A column of text: a value without wildcards exactly, the empty one for none at all. */
function columnCondition(column: string, pattern: Pattern): Sql {
  const literal = literalOf(pattern);
  if (literal === '') return sql(`coalesce(${column} = '', TRUE)`);
  return literal === null ? wholeCondition(column, pattern) : sql(`coalesce(${column} = ?, FALSE)`, literal);
}

/** The whole of a column fits the pattern, in any case. */
function wholeCondition(column: string, pattern: Pattern): Sql {
  const within = withinStars(pattern);
  if (within !== null) return containsCondition(column, within);
  return sql(`coalesce(regexp_full_match(${column}, ?), FALSE)`, `(?is)${patternSource(pattern)}`);
}

/** The text between two `*`, which is looked for faster than a pattern; null for any other pattern. */
function withinStars(pattern: Pattern): string | null {
  const [first, text, last] = pattern;
  const isStar = (part: Pattern[number] | undefined): boolean => typeof part === 'object' && part.wildcard === '*';
  return pattern.length === 3 && isStar(first) && isStar(last) && typeof text === 'string' ? text : null;
}

/** A pattern over a filter's field: over the values in memory where they are there. */
function patternCondition(field: FilterField, pattern: Pattern, { dimensions, annotations }: ArchiveState): Sql {
  if (isAnnotationField(field)) return annotationPatternCondition(field, pattern, annotations);
  if (field === 'item' || field === 'address') return wholeCondition(`e.${field}`, pattern);
  if (field === 'tenant') {
    const fitting = dimensions.tenants.list.filter(({ vendorId, names }) =>
      [vendorId, ...names.keys()].some((name) => fitsPattern(pattern, name)),
    );
    return isOneOf(
      'e.tenant',
      fitting.map(({ code }) => code),
    );
  }
  if (!isDimension(field)) {
    throw new ExpectedFailure('search-invalid', `${field} takes whole values, without * and ?: correct the query.`);
  }
  const codes = [...dimensions.of(field).entries()]
    .filter(([value]) => fitsPattern(pattern, value))
    .map(([, code]) => code);
  return isOneOf(`e.${DIMENSION_COLUMNS[field]}`, codes);
}

const isDimension = (field: FilterField): field is FilterField & keyof typeof DIMENSION_COLUMNS =>
  Object.hasOwn(DIMENSION_COLUMNS, field);

const isOneOf = (column: string, codes: readonly number[]): Sql =>
  sql(codes.length === 0 ? 'FALSE' : `${column} IN (${integers(codes)})`);

function betweenCondition(subject: Subject, from: Bound | null, to: Bound | null, ask: QueryAsk): Sql {
  const bounds = [
    ...(from === null ? [] : [{ sign: from.isIncluded ? '>=' : '>', value: instantOf(from, ask) }]),
    ...(to === null ? [] : [{ sign: to.isIncluded ? '<=' : '<', value: instantOf(to, ask) }]),
  ];
  if (subject.kind === 'time' && subject.column === 'firstSeen') return firstSeenCondition(bounds, ask.state);
  const column = COLUMNS[subject.kind === 'time' ? subject.column : subject.kind];
  if (column === undefined) return sql('FALSE');
  return sql(
    `coalesce(${bounds.map(({ sign, value }) => `${column} ${sign} ${integer(value)}`).join(' AND ')}, FALSE)`,
  );
}

const COLUMNS: Partial<Record<TimeColumn | Subject['kind'], string>> = {
  started: 'e.started',
  finished: 'e.finished',
  duration: 'e.duration',
  size: 'e.raw_length',
  filter: 'e.id',
};

function instantOf({ value, fromNow }: Bound, { snapshot }: QueryAsk): number {
  const instant = fromNow ? snapshot.now + value : value;
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.trunc(instant)));
}

/** Batches follow each other in time: an instant is a place in their order. */
function firstSeenCondition(
  bounds: readonly { readonly sign: string; readonly value: number }[],
  state: ArchiveState,
): Sql {
  const { batchTimes } = state;
  const isWithin = (at: number): boolean =>
    bounds.every(({ sign, value }) =>
      sign === '>' ? at > value : sign === '>=' ? at >= value : sign === '<' ? at < value : at <= value,
    );
  const batches = batchTimes.flatMap((at, batch) => (isWithin(at) ? [batch] : []));
  const [first] = batches;
  return sql(
    first === undefined ? 'FALSE' : `e.batch BETWEEN ${integer(first)} AND ${integer(batches.at(-1) ?? first)}`,
  );
}
