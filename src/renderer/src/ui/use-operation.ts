import type { OperationProgress } from '@core/operations/operation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, toCallFailed } from '../api/call-failed';
import { callApplication } from '../api/client';
import { operationEnd, useOperations, watchOperationEnds } from '../api/use-application';

/** Long work begun here: what it is doing, and how it ended. */
export type OperationState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: OperationProgress | null }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: CallFailed };

export interface OperationRun {
  readonly state: OperationState;
  /** Begins the work; the call answers the operation's id. Answers how it ended, also after the part is gone. */
  run(start: () => Promise<{ readonly operation: string }>): Promise<OperationState>;
  cancel(): void;
  reset(): void;
}

type Kept = Exclude<OperationState, { kind: 'running' }> | { readonly kind: 'running'; readonly id: string | null };

/** Starts long work, follows its progress, and cancels it on demand; leaving the part does not stop it. */
export function useOperation(): OperationRun {
  const [kept, setKept] = useState<Kept>({ kind: 'idle' });
  const operations = useOperations();
  const isGone = useRef(false);
  useEffect(() => {
    watchOperationEnds();
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const keep = useCallback((next: Kept) => {
    if (!isGone.current) setKept(next);
  }, []);
  const run = useCallback(
    async (start: () => Promise<{ readonly operation: string }>): Promise<OperationState> => {
      keep({ kind: 'running', id: null });
      const ended = await endOf(start, (id) => keep({ kind: 'running', id }));
      keep(ended);
      return ended;
    },
    [keep],
  );
  const id = kept.kind === 'running' ? kept.id : null;
  const cancel = useCallback(() => {
    if (id !== null) void callApplication('operations.cancel', { operation: id }).catch(() => undefined);
  }, [id]);
  const reset = useCallback(() => setKept({ kind: 'idle' }), []);
  const state: OperationState =
    kept.kind === 'running'
      ? { kind: 'running', progress: operations.find((one) => one.id === kept.id) ?? null }
      : kept;
  return { state, run, cancel, reset };
}

type Ended = Exclude<OperationState, { kind: 'running' | 'idle' }>;

async function endOf(
  start: () => Promise<{ readonly operation: string }>,
  onStarted: (id: string) => void,
): Promise<Ended> {
  try {
    const { operation } = await start();
    onStarted(operation);
    const end = await operationEnd(operation);
    if (end.outcome === 'failed') return { kind: 'failed', failure: new CallFailed(end.failure) };
    return end.outcome === 'done' ? { kind: 'done', result: end.result } : { kind: 'cancelled' };
  } catch (error) {
    return { kind: 'failed', failure: toCallFailed(error) };
  }
}
