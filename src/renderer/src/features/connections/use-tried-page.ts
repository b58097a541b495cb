import type { TriedPage } from '@contract/collecting-calls';
import { useCallback, useRef, useState } from 'react';
import { type CallFailed, toCallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import type { TestTarget } from './use-connection-test';

export interface TriedPageRun {
  readonly page: TriedPage | null;
  readonly isAsking: boolean;
  readonly failure: CallFailed | null;
  ask(range: { readonly from: number; readonly to: number }, cursor: string | null): void;
}

/** Asks one live page of a backend that is being described; a newer question makes the former one pointless. */
export function useTriedPage(target: TestTarget): TriedPageRun {
  const [page, setPage] = useState<TriedPage | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const turn = useRef<AbortController | null>(null);
  const ask = useCallback(
    (range: { readonly from: number; readonly to: number }, cursor: string | null) => {
      turn.current?.abort();
      const mine = new AbortController();
      turn.current = mine;
      setIsAsking(true);
      setFailure(null);
      callApplication('connections.tryPage', { target, ...range, cursor }, { signal: mine.signal }).then(
        (answer) => {
          if (mine.signal.aborted) return;
          setPage(answer);
          setIsAsking(false);
        },
        (error: unknown) => {
          if (mine.signal.aborted) return;
          setFailure(toCallFailed(error));
          setIsAsking(false);
        },
      );
    },
    [target],
  );
  return { page, isAsking, failure, ask };
}
