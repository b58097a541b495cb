import { meantText } from '../records/pick-paths';
import { printQuery } from './query/print-query';
import type { QueryNode } from './query/query-node';
import { pathOfPointer, type RawPath } from './query/raw-path';

/** Longer values are found by their words: a query has room for 20,000 characters in all. */
export const LONGEST_QUERIED_VALUE = 2000;

/** A value at a place in raw as a query compares it; null: JSON's null. */
export type RawValue = string | null;

const NOWHERE = { offset: 0, length: 0 } as const;

type Test = Extract<QueryNode, { readonly kind: 'test' }>['test'];

const about = (path: RawPath, test: Test): QueryNode => ({
  kind: 'test',
  subject: { kind: 'raw', path },
  test,
  place: NOWHERE,
});
const negated = (part: QueryNode): QueryNode => ({ kind: 'not', part, place: NOWHERE });

/** The condition that there is this value at this place. */
export const rawValueNode = (path: RawPath, value: RawValue): QueryNode =>
  about(path, value === null ? { kind: 'null' } : { kind: 'matches', pattern: [value] });

/**
 * The query for entries that have this value at this place in raw (or, with `not`, have not). `token` is the value as it
 * stands in the record; of an object or a list only that there is one can be asked. Null where it is too long to ask for.
 */
export function rawTokenQuery(path: RawPath, token: string, not: boolean): string | null {
  const first = token.charAt(0);
  const isInner = first === '{' || first === '[';
  const value = isInner || token === 'null' ? null : meantText(token);
  if (value !== null && value.length > LONGEST_QUERIED_VALUE) return null;
  const node = isInner ? about(path, { kind: 'exists' }) : rawValueNode(path, value);
  return printQuery(not ? negated(node) : node);
}

/** The query for entries that show this text (null: nothing) in the column of a place in raw, or do not. */
export function pathCellQuery(pointer: string, cell: string | null, not: boolean): string | null {
  if (cell !== null && cell.length > LONGEST_QUERIED_VALUE) return null;
  const path = pathOfColumn(pointer);
  const node = cell === null ? emptyNode(path) : cellNode(path, cell);
  return printQuery(not ? negated(node) : node);
}

function cellNode(path: RawPath, cell: string): QueryNode {
  const node = rawValueNode(path, cell);
  // JSON's null is shown as the word is.
  return cell === 'null' ? { kind: 'or', parts: [rawValueNode(path, null), node], place: NOWHERE } : node;
}

const emptyNode = (path: RawPath): QueryNode => ({
  kind: 'and',
  parts: [negated(about(path, { kind: 'exists' })), negated(about(path, { kind: 'null' }))],
  place: NOWHERE,
});

/** A place in raw as the query language names it: a step that is a number is an element's. */
export const pathOfColumn = (pointer: string): RawPath => pathOfPointer(pointer, () => true);

/** The same of a place whose steps are known: numbers are elements of lists. */
export const rawPathOf = (segments: readonly (string | number)[]): RawPath =>
  segments.map((segment) =>
    typeof segment === 'number' ? { kind: 'index', index: segment } : { kind: 'key', key: segment },
  );
