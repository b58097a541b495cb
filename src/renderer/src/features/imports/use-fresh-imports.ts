import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { usePush } from '../../api/use-push';

const AT_MOST_EVERY_MS = 1000;

/** Asks for the figures again while something is being added, at most once a second; the end of an operation is followed anyway. */
export function useFreshImports(): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
    },
    [],
  );
  usePush('archive.changed', () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      void client.invalidateQueries({ queryKey: ['imports.list'] });
      void client.invalidateQueries({ queryKey: ['imports.read'] });
    }, AT_MOST_EVERY_MS);
  });
}
