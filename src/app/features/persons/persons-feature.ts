import type { SuggestedPerson } from '@contract/person-calls';
import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import type { Person } from '@core/persons/person';
import type { PersonBook } from '@core/persons/person-book';
import type { PersonStep } from '@core/persons/person-log';
import type { FeatureHandlers } from '../../handlers';
import { type ArchiveLook, Suggestions } from './suggestions';

export interface PersonsPorts {
  readonly archive: PersonBook & ArchiveLook;
  readonly push: (push: Push) => void;
  readonly now: () => number;
  /** Who acts: the reviewer of the settings, or the account that runs the program. */
  readonly who: () => string;
}

type NewStep = Pick<PersonStep, 'verb' | 'subject' | 'value'> & Partial<Pick<PersonStep, 'why'>>;

/** Names of one person: suggested, linked and taken apart again, every step kept; told to every window. */
export function createPersonsFeature(ports: PersonsPorts): FeatureHandlers<'persons'> {
  const { archive } = ports;
  const suggestions = new Suggestions(archive);
  const keep = async (steps: readonly NewStep[]): Promise<void> => {
    const said = { why: '', who: ports.who(), at: ports.now() };
    await archive.keepPersonSteps(steps.map((step) => ({ ...said, ...step })));
    ports.push({ name: 'persons.changed', body: { by: said.who } });
  };
  return {
    'persons.list': () => archive.personsNow().persons,
    'persons.uses': ({ names }) => archive.performerUses(names),
    'persons.suggestions': async ({ offset, limit, contains, of }) => {
      const found = (await suggestions.all()).filter((one) => concerns(one, contains, of));
      const page = found.slice(offset, offset + limit);
      return { total: found.length, suggestions: await withUses(archive, page) };
    },
    'persons.link': async ({ person, name, names }) => {
      const now = archive.personsNow();
      const known = person === null ? null : requirePerson(archive, person);
      const id = known?.id ?? now.nextSubject;
      for (const { value } of names) requireFree(archive, value, id);
      await keep([
        ...(known?.name === name ? [] : [{ verb: 'name', subject: id, value: name } as const]),
        ...names.map(({ value, why }) => ({ verb: 'link', subject: id, value, why }) as const),
      ]);
      return requirePerson(archive, id);
    },
    'persons.unlink': async ({ person, names }) => {
      const known = new Set(requirePerson(archive, person).names.map(({ value }) => value));
      const own = names.filter((name) => known.has(name));
      await keep(own.map((value) => ({ verb: 'unlink', subject: person, value })));
      return archive.personsNow().person(person);
    },
    'persons.rename': async ({ person, name }) => {
      requirePerson(archive, person);
      await keep([{ verb: 'name', subject: person, value: name }]);
      return requirePerson(archive, person);
    },
    'persons.dismiss': async ({ names }) => {
      const subject = archive.personsNow().nextSubject;
      await keep([{ verb: 'dismiss', subject, value: JSON.stringify(names) }]);
      const dismissal = archive.personsNow().dismissals.find(({ id }) => id === subject);
      if (dismissal === undefined) throw new Error('The dismissal was not kept');
      return dismissal;
    },
    'persons.dismissals': () => archive.personsNow().dismissals,
    'persons.restore': async ({ dismissal }) => {
      const isKnown = archive.personsNow().dismissals.some(({ id }) => id === dismissal);
      if (isKnown) await keep([{ verb: 'restore', subject: dismissal, value: '' }]);
      return { restored: isKnown };
    },
    'persons.history': async ({ person }) => (await archive.personSteps(person)).toReversed(),
  };
}

function concerns(
  { names }: { readonly names: readonly { readonly value: string }[] },
  contains: string,
  of?: string,
): boolean {
  if (of !== undefined && !names.some(({ value }) => value === of)) return false;
  const sought = contains.trim().toLocaleLowerCase('en');
  return sought === '' || names.some(({ value }) => value.toLocaleLowerCase('en').includes(sought));
}

async function withUses(
  archive: PersonBook,
  page: readonly Omit<SuggestedPerson, 'uses' | 'personName'>[],
): Promise<readonly SuggestedPerson[]> {
  const names = page.flatMap((one) => one.names.map(({ value }) => value));
  const uses = names.length === 0 ? [] : await archive.performerUses(names);
  let at = 0;
  return page.map((one) => {
    const own = uses.slice(at, at + one.names.length);
    at += one.names.length;
    const personName = one.person === null ? null : (archive.personsNow().person(one.person)?.name ?? null);
    return { ...one, uses: own, personName };
  });
}

function requirePerson(archive: PersonBook, id: number): Person {
  const person = archive.personsNow().person(id);
  if (person === null) {
    throw new ExpectedFailure('person-not-found', `There is no person ${id} (any more): look at the list again.`);
  }
  return person;
}

function requireFree(archive: PersonBook, performer: string, wanted: number): void {
  const now = archive.personsNow();
  const other = now.personOf(performer);
  if (other === undefined || other === wanted) return;
  throw new ExpectedFailure(
    'name-taken',
    `"${performer.slice(0, 100)}" belongs to ${now.person(other)?.name ?? 'another person'} already: unlink it there first.`,
  );
}
