import { literalOf, type Pattern, patternSource } from '@core/search/query/pattern';
import type { Bound, Test } from '@core/search/query/query-node';
import { pointerOfSteps, type RawPath } from '@core/search/query/raw-path';
import { compose, join, type Sql, sql } from '../engine/sql';

/**
 * A record's text: raw, or for records that are not UTF-8 what was decoded of them. Where the decoded text has escapes, its
 * values stand after it (`searchTextOf`): it is as long as the record has signs, of UTF-16 beyond the first plane less the
 * second halves.
 */
const UNITS = '(CASE WHEN e.raw_encoding IN (1, 2) THEN e.raw_length // 2 ELSE e.raw_length END)::BIGINT';
const SECOND_HALVES = `(CASE WHEN e.raw_encoding IN (1, 2)
  THEN length(regexp_replace(left(e.search_text, ${UNITS}), '[\\x{0}-\\x{FFFF}]', '', 'g')) ELSE 0 END)`;
const DECODED = `(CASE WHEN contains(e.search_text, '\\') THEN left(e.search_text, ${UNITS} - ${SECOND_HALVES}) ELSE e.search_text END)`;
export const DOCUMENT = `(CASE WHEN e.raw IS NOT NULL THEN e.raw ELSE ${DECODED} END)`;
/** For a first look: what is looked for occurs in it wherever it occurs in the document. */
const ANY_TEXT = 'coalesce(e.raw, e.search_text)';
/**
 * Asked before a document is taken apart, which fails of what is no JSON. DuckDB's TRY would read it once only, but of a chunk
 * in which one row fails it loses others now and then: it writes beyond its vector (duckdb/duckdb#25280, there in 1.5.5).
 */
export const isJson = (document: string): string => `coalesce(json_valid(${document}), FALSE)`;

/**
 * A condition on a place in raw that holds where any of the values there does. A record that is no JSON has none. The
 * documents are read one by one, so those that cannot hold the key or the value are left out before.
 */
export function rawCondition(path: RawPath, test: Test): Sql {
  const first = [keyOccurs(path), valueOccurs(test)].flatMap((one) => (one === null ? [] : [one]));
  const place = compose('coalesce(', placeCondition(sql(DOCUMENT), path, test, 0), ', FALSE)');
  const condition = compose(`(CASE WHEN ${isJson(DOCUMENT)} THEN`, place, 'ELSE FALSE END)');
  if (first.length === 0) return condition;
  return compose('(CASE WHEN', join(first, ' AND '), 'THEN', condition, 'ELSE FALSE END)');
}

/** The key that the path ends with, as JSON writes it; any escape at all may hide it. */
function keyOccurs(path: RawPath): Sql | null {
  const last = path.findLast((step) => step.kind === 'key');
  return last?.kind === 'key' ? occurs(JSON.stringify(last.key)) : null;
}

/** A text that is compared as a whole stands in the record, unless it is a number, which can be written in several ways. */
function valueOccurs(test: Test): Sql | null {
  const literal = test.kind === 'matches' ? literalOf(test.pattern) : null;
  if (literal === null || literal === '' || /^[-+]?[\d.]/.test(literal) || /[[\]{}"\\]/.test(literal)) return null;
  return occurs(JSON.stringify(literal).slice(1, -1));
}

function occurs(written: string): Sql {
  const slash = written.includes('/') ? ` OR contains(${ANY_TEXT}, '\\/')` : '';
  return sql(`coalesce(contains(${ANY_TEXT}, ?) OR contains(${ANY_TEXT}, '\\u')${slash}, FALSE)`, written);
}

/** Follows the path as far as `[*]`, then asks each element. */
function placeCondition(document: Sql, path: RawPath, test: Test, depth: number): Sql {
  const star = path.findIndex((step) => step.kind === 'any');
  if (star < 0) return valueCondition(document, pointerOfSteps(path), test);
  const element = `x${String(depth)}`;
  const inner = placeCondition(sql(element), path.slice(star + 1), test, depth + 1);
  const list = compose(
    'json_extract(json_extract(',
    document,
    sql(", ?), '$[*]')", pointerOfSteps(path.slice(0, star))),
  );
  return compose('len(list_filter(', list, `, lambda ${element}:`, inner, ')) > 0');
}

function valueCondition(document: Sql, pointer: string, test: Test): Sql {
  const text = compose('json_extract_string(', document, sql(', ?)', pointer));
  switch (test.kind) {
    case 'exists':
      return compose(text, 'IS NOT NULL');
    case 'null':
      return compose('coalesce(json_type(', document, sql(", ?) = 'NULL', FALSE)", pointer));
    case 'equals':
      return compose('coalesce(', text, sql('= ?, FALSE)', test.text));
    case 'matches':
      return patternCondition(text, test.pattern);
    case 'between':
      return compose('coalesce(', numbersCondition(text, test.from, test.to), ', FALSE)');
  }
}

function patternCondition(text: Sql, pattern: Pattern): Sql {
  const literal = literalOf(pattern);
  if (literal === null)
    return compose('coalesce(regexp_full_match(', text, sql(', ?), FALSE)', `(?is)${patternSource(pattern)}`));
  const isEqual = compose('coalesce(', text, sql('= ?, FALSE)', literal));
  if (!isNumber(literal)) return isEqual;
  const number = sql('= ?::DOUBLE, FALSE)', String(Number(literal)));
  return compose('(', isEqual, 'OR coalesce(TRY_CAST(', text, 'AS DOUBLE)', number, ')');
}

/** Numbers that a DOUBLE holds exactly: longer ones are compared as they are written. */
const isNumber = (text: string): boolean =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) && text.replaceAll(/\D/g, '').length <= 15;

/** The largest DOUBLE: DuckDB takes infinity and "not a number" for greater than any. */
const LARGEST = String(Number.MAX_VALUE);

function numbersCondition(text: Sql, from: Bound | null, to: Bound | null): Sql {
  const number = compose('TRY_CAST(', text, 'AS DOUBLE)');
  const lower = compose(
    number,
    from?.isIncluded === false ? '>' : '>=',
    sql('?::DOUBLE', String(from?.value ?? -Number.MAX_VALUE)),
  );
  const upper = compose(
    number,
    to?.isIncluded === false ? '<' : '<=',
    sql('?::DOUBLE', to === null ? LARGEST : String(to.value)),
  );
  return compose(lower, 'AND', upper);
}
