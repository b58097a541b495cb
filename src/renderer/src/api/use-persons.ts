import type { Person } from '@core/persons/person';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCall } from './use-call';
import { usePush } from './use-push';

/** Who is who, for names of performers wherever they are shown. */
export function usePersonOf(): (performer: string | null) => Person | null {
  const { data } = useCall('persons.list', {});
  return useMemo(() => {
    const known = new Map((data ?? []).flatMap((person) => person.names.map(({ value }) => [value, person] as const)));
    return (performer) => (performer === null ? null : (known.get(performer) ?? null));
  }, [data]);
}

/** Asks again what depends on who is who, on lists of tasks and on expectations. Used once, by the frame. */
export function useFollowLenses(): void {
  const client = useQueryClient();
  const again = (...starts: readonly string[]): void =>
    void client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => typeof name === 'string' && starts.some((start) => name.startsWith(start)),
    });
  usePush('persons.changed', () => again('persons.', 'search.', 'lenses.answer'));
  usePush('lenses.changed', () => again('lenses.'));
}
