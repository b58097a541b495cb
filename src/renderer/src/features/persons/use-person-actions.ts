import type { Person } from '@core/persons/person';
import { useCallback, useState } from 'react';
import { callApplication } from '../../api/client';
import { useSettings } from '../../api/use-settings';
import { personText as text } from '../../strings/persons';
import { useNavigation } from '../../ui/navigation';
import { useToasts } from '../../ui/toasts';

export interface NewLink {
  readonly value: string;
  readonly why: string;
}

/** What can be done with persons; each with its way back. */
export function usePersonActions() {
  const toasts = useToasts();
  const [isBusy, setIsBusy] = useState(false);
  const run = useCallback(
    (work: () => Promise<void>): void => {
      setIsBusy(true);
      work()
        .catch(toasts.showFailure)
        .finally(() => setIsBusy(false));
    },
    [toasts],
  );
  const unlink = (person: number, names: readonly string[]) =>
    callApplication('persons.unlink', { person, names: [...names] });
  return {
    isBusy,
    link: (person: number | null, name: string, names: readonly NewLink[]) =>
      run(async () => {
        const linked = await callApplication('persons.link', { person, name, names: [...names] });
        const undo = (): void =>
          run(() =>
            unlink(
              linked.id,
              names.map(({ value }) => value),
            ).then(() => undefined),
          );
        toasts.show({ text: text.linkedToast(linked.name, names.length), action: { label: text.undo, run: undo } });
      }),
    dismiss: (names: readonly string[]) =>
      run(async () => {
        const { id } = await callApplication('persons.dismiss', { names: [...names] });
        const undo = (): void => run(() => callApplication('persons.restore', { dismissal: id }).then(() => undefined));
        toasts.show({ text: text.dismissedToast, action: { label: text.undo, run: undo } });
      }),
    restore: (dismissal: number) =>
      run(async () => {
        await callApplication('persons.restore', { dismissal });
        toasts.show({ text: text.restoredToast });
      }),
    unlink: (person: Person, name: NewLink) =>
      run(async () => {
        await unlink(person.id, [name.value]);
        const undo = (): void => run(() => relink(person, name));
        toasts.show({ text: text.unlinkedToast(name.value), action: { label: text.undo, run: undo } });
      }),
    rename: (person: number, name: string) =>
      run(async () => {
        await callApplication('persons.rename', { person, name });
      }),
  };
}

/** A person whose last name was taken away is gone: the name comes back as a new person of the same name. */
async function relink(person: Person, { value, why }: NewLink): Promise<void> {
  const known = await callApplication('persons.list', {});
  const isThere = known.some(({ id }) => id === person.id);
  await callApplication('persons.link', {
    person: isThere ? person.id : null,
    name: known.find(({ id }) => id === person.id)?.name ?? person.name,
    names: [{ value, why }],
  });
}

/** Opens the search screen with everything that a person did, of all times. */
export function useSearchForPerson(): (person: number) => void {
  const { columns } = useSettings().grid;
  const { showSearch } = useNavigation();
  return (person) =>
    showSearch({
      filters: [{ field: 'person', not: false, values: [String(person)] }],
      ...{ query: '', range: { kind: 'all' }, undated: 'include', columns: [...columns], pathColumns: [] },
      sort: { column: 'started', direction: 'descending' },
    });
}
