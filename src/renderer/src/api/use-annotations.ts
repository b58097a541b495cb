import type { EntryAnnotations } from '@core/annotations/annotation';
import { type Query, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCall } from './use-call';
import { usePush } from './use-push';

/** Characters of a note that a row's tooltip shows. */
const NOTE_IN_ROW = 300;
const NOTHING: readonly number[] = [];

/** What is said of some entries, by entry: long notes cut. Follows every change. */
export function useAnnotationsOf(entries: readonly number[] = NOTHING): ReadonlyMap<number, EntryAnnotations> {
  const { data } = useCall(
    'annotations.ofEntries',
    { entries: [...entries], longestNote: NOTE_IN_ROW },
    { enabled: entries.length > 0 },
  );
  return useMemo(() => new Map((data ?? []).map((one) => [one.entry, one])), [data]);
}

/** Whether anything was ever said of any entry. */
export const useHasAnnotations = (): boolean => (useCall('annotations.history', { limit: 1 }).data?.total ?? 0) > 0;

/** Questions whose answer follows what is said of entries: they name such a field, or a query that may. */
const DEPENDS = /"(?:mark|tag|note|reviewed)"|"query":"[^"]/u;

function isOutdated({ queryKey }: Query): boolean {
  const [name] = queryKey;
  if (typeof name !== 'string') return false;
  if (name.startsWith('annotations.')) return true;
  return name.startsWith('search.') && DEPENDS.test(JSON.stringify(queryKey));
}

/** Asks again what is out of date once something else is said of entries, in any window. Used once, by the frame. */
export function useFollowAnnotations(): void {
  const client = useQueryClient();
  usePush('annotations.changed', () => {
    void client.invalidateQueries({ predicate: isOutdated });
  });
}
