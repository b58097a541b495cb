import { meantText } from '../records/pick-paths';
import { printQuery } from './query/print-query';
import type { QueryNode } from './query/query-node';
import type { RawPath } from './query/raw-path';

/** Longer values are found by their words: a query has room for 20,000 characters in all. */
export const LONGEST_QUERIED_VALUE = 2000;

const NOWHERE = { offset: 0, length: 0 } as const;

/**
 * The query for entries that have this value at this place in raw (or, with `not`, have not). `token` is the value as it
 * stands in the record; of an object or a list only that there is one can be asked. Null where it is too long to ask for.
 */
export function rawValueQuery(path: RawPath, token: string, not: boolean): string | null {
  const test = testOf(token);
  if (test === null) return null;
  const part: QueryNode = { kind: 'test', subject: { kind: 'raw', path }, test, place: NOWHERE };
  return printQuery(not ? { kind: 'not', part, place: NOWHERE } : part);
}

function testOf(token: string): Extract<QueryNode, { readonly kind: 'test' }>['test'] | null {
  const first = token.charAt(0);
  if (first === '{' || first === '[') return { kind: 'exists' };
  if (token === 'null') return { kind: 'null' };
  const text = meantText(token);
  return text.length > LONGEST_QUERIED_VALUE ? null : { kind: 'matches', pattern: [text] };
}

/** A place in raw as the query language names it: numbers are elements of lists. */
export const rawPathOf = (segments: readonly (string | number)[]): RawPath =>
  segments.map((segment) =>
    typeof segment === 'number' ? { kind: 'index', index: segment } : { kind: 'key', key: segment },
  );
