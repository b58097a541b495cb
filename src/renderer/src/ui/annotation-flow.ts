import type { AnnotationChange } from '@core/annotations/annotation';
import type { Criteria, Snapshot } from '@core/search/search';
import { createContext, useContext } from 'react';

/** Entries that were picked, or all that a search holds, with how many they are. */
export type AnnotationTarget =
  | { readonly kind: 'entries'; readonly ids: readonly number[] }
  | {
      readonly kind: 'search';
      readonly criteria: Criteria;
      readonly snapshot: Snapshot | null;
      readonly entries: number;
    };

/** The way into marks, tags, notes and reviews, for screens that show entries. */
export interface AnnotationFlow {
  /** Asks which mark, which tags or what note, and says it. */
  ask(what: 'mark' | 'tag' | 'note', target: AnnotationTarget): void;
  /** Says it at once, and tells what was done. */
  say(target: AnnotationTarget, change: AnnotationChange): Promise<void>;
  /** Reviewed by whoever sits here; where all of the entries are, the review is taken back. */
  toggleReviewed(target: AnnotationTarget): Promise<void>;
  showHistory(): void;
}

export const AnnotationFlowContext = createContext<AnnotationFlow>({
  ask: () => undefined,
  say: () => Promise.resolve(),
  toggleReviewed: () => Promise.resolve(),
  showHistory: () => undefined,
});

/** The frame's way into annotations. */
export function useAnnotationFlow(): AnnotationFlow {
  return useContext(AnnotationFlowContext);
}

export const sizeOf = (target: AnnotationTarget): number =>
  target.kind === 'entries' ? target.ids.length : target.entries;

/** The search that holds a target's entries. */
export const criteriaOfTarget = (target: AnnotationTarget): Criteria =>
  target.kind === 'search'
    ? target.criteria
    : {
        filters: [{ field: 'id', not: false, values: target.ids.map(String) }],
        query: '',
        range: { kind: 'all' },
        undated: 'include',
      };
