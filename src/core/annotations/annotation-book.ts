import type { CancelSignal } from '../archive/cancel-signal';
import type { Microseconds } from '../entry/entry-time';
import type { Criteria, Snapshot } from '../search/search';
import type { AnnotationChange, EntryAnnotations, TagCount } from './annotation';

/** Which entries an action speaks of: some, or all that a search holds at its snapshot. */
export type AnnotationTarget =
  | { readonly kind: 'entries'; readonly ids: readonly number[] }
  | {
      readonly kind: 'search';
      readonly question: { readonly criteria: Criteria; readonly snapshot: Snapshot | null };
    };

/** One action of the log. Undoing and redoing are actions too; nothing in the log is ever changed. */
export interface AnnotationAction {
  readonly id: number;
  readonly what:
    | { readonly kind: 'said'; readonly change: AnnotationChange }
    | { readonly kind: 'undo' | 'redo'; readonly target: number; readonly change: AnnotationChange };
  readonly who: string;
  readonly at: Microseconds;
  /** The search whose entries it spoke of; null: entries that were picked. */
  readonly criteria: Criteria | null;
  /** Entries that it spoke of. */
  readonly entries: number;
  /** Entries of which something else is said since. */
  readonly changed: number;
  /** True where it is undone now; an undo and a redo never are. */
  readonly isUndone: boolean;
}

export interface AnnotationOutcome {
  /** The action in the log; null where all of it was said already, so that nothing was done. */
  readonly action: AnnotationAction | null;
  readonly entries: number;
  readonly changed: number;
}

/** Who acts, and when. */
export interface Actor {
  readonly who: string;
  readonly at: Microseconds;
  readonly signal?: CancelSignal | undefined;
  /** Told how many entries it will be, once that is known. */
  readonly onCounted?: ((entries: number) => void) | undefined;
}

/**
 * Marks, tags, notes and reviews of entries: kept beside the entries and never part of them. What is said of an entry is
 * what the latest action says that is not undone; so undoing an older action leaves what later ones say of the same
 * entries, and takes away the rest.
 */
export interface AnnotationBook {
  /** What is said of these entries; those of which nothing is said are left out. */
  annotationsOf(entries: readonly number[]): Promise<readonly EntryAnnotations[]>;
  /** One transaction. Entries that are no longer in the archive are left out. */
  annotate(target: AnnotationTarget, change: AnnotationChange, actor: Actor): Promise<AnnotationOutcome>;
  /** Fails with `annotation-not-found` where there is no such action, or where it is undone already. */
  undoAnnotation(action: number, actor: Actor): Promise<AnnotationOutcome>;
  /** Fails with `annotation-not-found` where there is no such action, or where it is not undone. */
  redoAnnotation(action: number, actor: Actor): Promise<AnnotationOutcome>;
  /** What undo and redo without a number would take: the reviewer's own latest action, and the latest undone one. */
  nextUndo(who: string): Promise<AnnotationAction | null>;
  nextRedo(who: string): Promise<AnnotationAction | null>;
  /** The newest first. */
  annotationActions(
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly actions: readonly AnnotationAction[] }>;
  /** Every tag that was ever used, the most frequent first. */
  annotationTags(): Promise<readonly TagCount[]>;
}
