import type { Person } from '@core/persons/person';
import { useQueryClient } from '@tanstack/react-query';
import { useCall } from './use-call';
import { usePush } from './use-push';

type ByName = ReadonlyMap<string, Person>;

/** One index a list, whoever asks for it: a grid asks in each of its rows. */
const indexes = new WeakMap<readonly Person[], ByName>();

function indexOf(persons: readonly Person[]): ByName {
  const known =
    indexes.get(persons) ??
    new Map(persons.flatMap((person) => person.names.map(({ value }) => [value, person] as const)));
  indexes.set(persons, known);
  return known;
}

/** The person whom a performer's name belongs to; null: nobody has linked it. */
export function usePersonOf(performer: string | null): Person | null {
  const { data } = useCall('persons.list', {});
  if (performer === null || data === undefined) return null;
  return indexOf(data).get(performer) ?? null;
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
