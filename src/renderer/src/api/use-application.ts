import type { ApplicationDescription } from '@contract/calls';
import type { OperationEnd, OperationProgress } from '@core/operations/operation';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import type { CallFailed } from './call-failed';
import { onPush } from './client';
import { useCall } from './use-call';
import { usePush } from './use-push';

const DESCRIBE = ['application.describe', {}] as const;
const OPERATIONS = ['operations.list', {}] as const;

/** What runs here: version, host, data folder, and the archive's summary as it is now. */
export function useApplication(): UseQueryResult<ApplicationDescription, CallFailed> {
  return useCall('application.describe', {});
}

/** Work that runs now, in any window; empty where none does. */
export function useOperations(): readonly OperationProgress[] {
  return useCall('operations.list', {}).data ?? [];
}

/** Keeps the answers above up to date by the application's pushes. Used once, by the frame. */
export function useFollowApplication(): void {
  const client = useQueryClient();
  usePush('archive.changed', (archive) => {
    client.setQueryData<ApplicationDescription>(DESCRIBE, (old) => (old === undefined ? old : { ...old, archive }));
  });
  usePush('operation.progress', (progress) => {
    client.setQueryData<readonly OperationProgress[]>(OPERATIONS, (old) => {
      const known = old ?? [];
      const isKnown = known.some((one) => one.id === progress.id);
      return isKnown ? known.map((one) => (one.id === progress.id ? progress : one)) : [...known, progress];
    });
  });
  usePush('operation.ended', (end) => {
    client.setQueryData<readonly OperationProgress[]>(OPERATIONS, (old) =>
      (old ?? []).filter((one) => one.id !== end.id),
    );
    void client.invalidateQueries({ queryKey: ['application.describe'] });
    void client.invalidateQueries({ queryKey: ['imports.list'] });
    void client.invalidateQueries({ queryKey: ['imports.read'] });
  });
}

const ends = new Map<string, OperationEnd>();
const waiters = new Map<string, (end: OperationEnd) => void>();
let isWatching = false;

/** Begins to remember how operations end, so that `operationEnd` cannot come too late. Called once on start. */
export function watchOperationEnds(): void {
  if (isWatching) return;
  isWatching = true;
  onPush('operation.ended', (end) => {
    ends.set(end.id, end);
    const oldest = ends.keys().next();
    if (ends.size > 100 && oldest.done !== true) ends.delete(oldest.value);
    waiters.get(end.id)?.(end);
    waiters.delete(end.id);
  });
}

/** How an operation ends; resolves at once where it already has. Never rejects: a failure is an outcome. */
export function operationEnd(id: string): Promise<OperationEnd> {
  const known = ends.get(id);
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve) => waiters.set(id, resolve));
}
