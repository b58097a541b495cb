import type { ConnectionSummary } from '@contract/collecting-calls';
import type { CollectionProgress } from '@core/collection/collection-progress';
import { type QueryClient, type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CallFailed } from './call-failed';
import { useCall } from './use-call';
import { usePush } from './use-push';

const CURRENT = ['collection.current', {}] as const;
/** Milliseconds between two times that the ledger is asked anew while windows end. */
const LEDGER_EVERY_MS = 1500;
const OF_LEDGER = [
  'coverage.calendar',
  'coverage.ofSearch',
  'coverage.windows',
  'coverage.rollOff',
  'coverage.tenants',
  'coverage.vanished',
  'collection.read',
] as const;
const OF_RUNS = ['collection.runs', 'connections.list', ...OF_LEDGER] as const;

/** Every connection with what is known beside it; follows changes. */
export function useConnections(): UseQueryResult<readonly ConnectionSummary[], CallFailed> {
  return useCall('connections.list', {});
}

/** What is being collected now, in any window; null: nothing is. */
export function useCollection(): CollectionProgress | null {
  return useCall('collection.current', {}).data ?? null;
}

/** Keeps connections, progress and ledger up to date by the application's pushes. Used once, by the frame. */
export function useFollowCollecting(): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
    },
    [],
  );
  usePush('connections.changed', () => {
    invalidate(client, ['connections.list', 'connections.tenants', 'coverage.rollOff', 'coverage.ofSearch']);
  });
  usePush('collection.progress', (progress) => {
    client.setQueryData<CollectionProgress | null>(CURRENT, progress);
    if (progress === null) invalidate(client, OF_RUNS);
  });
  usePush('coverage.changed', () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      invalidate(client, OF_LEDGER);
    }, LEDGER_EVERY_MS);
  });
}

function invalidate(client: QueryClient, names: readonly string[]): void {
  for (const name of names) void client.invalidateQueries({ queryKey: [name] });
}
