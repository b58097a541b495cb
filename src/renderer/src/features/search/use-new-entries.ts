import type { Criteria, Snapshot } from '@core/search/search';
import { useEffect, useRef, useState } from 'react';
import { callApplication } from '../../api/client';
import { usePush } from '../../api/use-push';

/** Milliseconds between two counts while an import runs. */
const COUNT_EVERY_MS = 1000;

/** How many entries the search would hold beyond its snapshot; `onStale` when entries were removed or corrected since. */
export function useNewEntries(criteria: Criteria, snapshot: Snapshot | null, onStale: () => void): number {
  const [found, setFound] = useState<{ readonly snapshot: Snapshot; readonly entries: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ criteria, snapshot, onStale });
  useEffect(() => {
    latest.current = { criteria, snapshot, onStale };
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  usePush('archive.changed', (archive) => {
    const now = latest.current;
    if (now.snapshot === null) return;
    if (archive.snapshot.generation !== now.snapshot.generation) {
      now.onStale();
      return;
    }
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void countNew();
    }, COUNT_EVERY_MS);
  });
  const countNew = async (): Promise<void> => {
    const asked = latest.current;
    if (asked.snapshot === null) return;
    try {
      const { entries } = await callApplication('search.countNew', {
        criteria: asked.criteria,
        snapshot: asked.snapshot,
      });
      setFound({ snapshot: asked.snapshot, entries });
    } catch {
      // A hint only: the next change of the archive asks again, and the search itself tells of failures.
    }
  };
  return found !== null && found.snapshot === snapshot ? found.entries : 0;
}
