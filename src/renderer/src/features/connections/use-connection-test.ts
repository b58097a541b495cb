import type { CallInput } from '@contract/calls';
import type { ConnectionTest } from '@core/connections/connection-test';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, toCallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import { operationEnd, watchOperationEnds } from '../../api/use-application';
import { usePush } from '../../api/use-push';

export type TestTarget = CallInput<'connections.test'>['target'];

/** A test that runs here: its steps so far, and how it ended. */
export interface TestRun {
  readonly isRunning: boolean;
  readonly isCancelled: boolean;
  readonly test: ConnectionTest | null;
  readonly failure: CallFailed | null;
}

const IDLE: TestRun = { isRunning: false, isCancelled: false, test: null, failure: null };

/** Tests a connection, kept or being written; the steps come while it runs. Leaving stops it. */
export function useConnectionTest(): {
  readonly run: TestRun;
  start(target: TestTarget): void;
  stop(): void;
} {
  const [run, setRun] = useState<TestRun>(IDLE);
  const operation = useRef<string | null>(null);
  const serial = useRef(0);
  // A step may be told before the call has answered which operation it belongs to.
  const early = useRef(new Map<string, ConnectionTest>());
  usePush('connections.tested', ({ operation: of, test }) => {
    if (of === operation.current) setRun((old) => (old.isRunning ? { ...old, test } : old));
    else early.current.set(of, test);
  });
  const stop = useCallback(() => {
    if (operation.current === null) return;
    void callApplication('operations.cancel', { operation: operation.current }).catch(() => undefined);
  }, []);
  const start = useCallback(
    (target: TestTarget) => {
      stop();
      serial.current += 1;
      const mine = serial.current;
      const ifMine = (next: (old: TestRun) => TestRun): void => {
        if (mine === serial.current) setRun(next);
      };
      setRun({ ...IDLE, isRunning: true });
      void testOnce(target, (of) => {
        operation.current = of;
        const known = early.current.get(of);
        early.current.clear();
        if (known !== undefined) ifMine((old) => ({ ...old, test: known }));
      }).then((end) => {
        if (mine === serial.current) operation.current = null;
        ifMine((old) => ({ ...old, ...end, isRunning: false }));
      });
    },
    [stop],
  );
  useEffect(() => {
    watchOperationEnds();
    return () => {
      serial.current += 1;
      stop();
    };
  }, [stop]);
  return { run, start, stop };
}

async function testOnce(target: TestTarget, onStarted: (operation: string) => void): Promise<Partial<TestRun>> {
  try {
    const { operation } = await callApplication('connections.test', { target });
    onStarted(operation);
    const end = await operationEnd(operation);
    if (end.outcome === 'cancelled') return { isCancelled: true };
    if (end.outcome === 'failed') return { failure: new CallFailed(end.failure) };
    // The operation's result is what the application declares for a test.
    return { test: end.result as ConnectionTest };
  } catch (error) {
    return { failure: toCallFailed(error) };
  }
}
