import type { FilterField } from '../search';
import type { Pattern } from './pattern';
import type { RawPath } from './raw-path';

/** A piece of a query's text, in UTF-16 code units. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export const TIME_COLUMNS = ['started', 'finished', 'firstSeen'] as const;
export type TimeColumn = (typeof TIME_COLUMNS)[number];

/** What a condition is about: a field that filters know, a column that they do not, or a place in raw. */
export type Subject =
  | { readonly kind: 'filter'; readonly field: FilterField }
  | { readonly kind: 'time'; readonly column: TimeColumn }
  | { readonly kind: 'duration' }
  | { readonly kind: 'size' }
  | { readonly kind: 'nativeId' }
  | { readonly kind: 'raw'; readonly path: RawPath };

/** One end of a range: microseconds, bytes or a plain number. `fromNow`: counted from the snapshot's instant. */
export interface Bound {
  readonly value: number;
  readonly fromNow: boolean;
  readonly isIncluded: boolean;
}

export type Test =
  | { readonly kind: 'exists' }
  /** Without wildcards as a filter of the field compares; with them the whole value, in any case. */
  | { readonly kind: 'matches'; readonly pattern: Pattern }
  /** The whole value, in any case, where a filter would look within it. */
  | { readonly kind: 'equals'; readonly text: string }
  /** JSON's null. */
  | { readonly kind: 'null' }
  | { readonly kind: 'between'; readonly from: Bound | null; readonly to: Bound | null };

export type QueryNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[]; readonly place: Place }
  | { readonly kind: 'not'; readonly part: QueryNode; readonly place: Place }
  | { readonly kind: 'everything'; readonly place: Place }
  | { readonly kind: 'test'; readonly subject: Subject; readonly test: Test; readonly place: Place };
export type TestNode = Extract<QueryNode, { readonly kind: 'test' }>;

/** The place from the beginning of one piece to the end of another. */
export const placeOver = (first: Place, last: Place): Place => ({
  offset: first.offset,
  length: Math.max(first.length, last.offset + last.length - first.offset),
});
