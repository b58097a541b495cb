import type { AnnotationAnswer } from '@contract/annotation-calls';
import type { AnnotationChange } from '@core/annotations/annotation';
import type { AnnotationOutcome } from '@core/annotations/annotation-book';
import { describeChange } from '@core/annotations/describe-change';
import { useEffect, useMemo } from 'react';
import { CallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import { operationEnd, watchOperationEnds } from '../../api/use-application';
import { annotationStrings } from '../../strings/annotations';
import { type AnnotationTarget, criteriaOfTarget, sizeOf } from '../../ui/annotation-flow';
import { type Toasts, useToasts } from '../../ui/toasts';

/** Acting on annotations, and telling what was done, with the way back. Never rejects: failures are told too. */
export interface Annotate {
  readonly say: (target: AnnotationTarget, change: AnnotationChange) => Promise<void>;
  readonly toggleReviewed: (target: AnnotationTarget) => Promise<void>;
  /** null: the reviewer's own latest action (for `redo`: the latest that was undone). */
  readonly undo: (action: number | null) => Promise<void>;
  readonly redo: (action: number | null) => Promise<void>;
}

export function useAnnotate(): Annotate {
  const toasts = useToasts();
  useEffect(watchOperationEnds, []);
  return useMemo(() => annotateWith(toasts), [toasts]);
}

function annotateWith(toasts: Toasts): Annotate {
  const told = (work: Promise<void>): Promise<void> => work.catch(toasts.showFailure);
  const turn = async (way: 'undo' | 'redo', action: number | null): Promise<void> => {
    const outcome = await ended(await callApplication(`annotations.${way}`, { action }), toasts);
    const what = outcome?.action?.what;
    if (outcome === null || what === undefined || what.kind === 'said') return;
    const words = way === 'undo' ? annotationStrings.undone : annotationStrings.redone;
    const back = way === 'undo' ? 'redo' : 'undo';
    toasts.show({
      text: words(describeChange(what.change), outcome.entries, outcome.changed),
      action: { label: annotationStrings[back], run: () => void told(turn(back, what.target)) },
    });
  };
  const say = async (target: AnnotationTarget, change: AnnotationChange): Promise<void> => {
    const answer = await callApplication('annotations.apply', { target: targetOf(target), change });
    const outcome = await ended(answer, toasts);
    if (outcome === null) return;
    const { action, entries, changed } = outcome;
    if (action === null) return toasts.show({ text: annotationStrings.nothingToDo(entries) });
    toasts.show({
      text: annotationStrings.done(change, entries, changed),
      action: { label: annotationStrings.undo, run: () => void told(turn('undo', action.id)) },
    });
  };
  return {
    say: (target, change) => told(say(target, change)),
    toggleReviewed: (target) => told(areReviewed(target).then((all) => say(target, { kind: 'reviewed', on: !all }))),
    undo: (action) => told(turn('undo', action)),
    redo: (action) => told(turn('redo', action)),
  };
}

const targetOf = (target: AnnotationTarget) =>
  target.kind === 'entries'
    ? { kind: target.kind, ids: [...target.ids] }
    : { kind: target.kind, criteria: target.criteria, snapshot: target.snapshot };

/** What an action did, waited for where it takes long; null where it was cancelled. */
async function ended(answer: AnnotationAnswer, toasts: Toasts): Promise<AnnotationOutcome | null> {
  if (answer.kind === 'done') return answer.outcome;
  const end = await operationEnd(answer.operation);
  if (end.outcome === 'failed') throw new CallFailed(end.failure);
  if (end.outcome === 'done') return end.result as AnnotationOutcome;
  toasts.show({ text: annotationStrings.cancelled });
  return null;
}

/** Whether whoever sits here has reviewed all of the entries. */
async function areReviewed(target: AnnotationTarget): Promise<boolean> {
  const { who } = await callApplication('annotations.reviewer', {});
  const criteria = criteriaOfTarget(target);
  const mine = { field: 'reviewed' as const, not: false, values: [who] };
  const snapshot = target.kind === 'search' ? target.snapshot : null;
  const { entries } = await callApplication('search.count', {
    criteria: { ...criteria, filters: [...criteria.filters, mine] },
    snapshot,
  });
  return entries >= sizeOf(target);
}
