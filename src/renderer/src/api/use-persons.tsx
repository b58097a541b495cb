import type { Person } from '@core/persons/person';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useCall } from './use-call';
import { usePush } from './use-push';

type ByName = ReadonlyMap<string, Person>;

const PersonsContext = createContext<ByName>(new Map());

/** Asks once who is who, for everything inside it: each row of a grid wants to know. */
export function PersonsProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useCall('persons.list', {});
  const byName = useMemo<ByName>(
    () => new Map((data ?? []).flatMap((person) => person.names.map(({ value }) => [value, person] as const))),
    [data],
  );
  return <PersonsContext.Provider value={byName}>{children}</PersonsContext.Provider>;
}

/** The person whom a performer's name belongs to; null: nobody has linked it. */
export function usePersonOf(performer: string | null): Person | null {
  const persons = useContext(PersonsContext);
  return performer === null ? null : (persons.get(performer) ?? null);
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
