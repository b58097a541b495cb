import type { Dismissal, NameUse, Person, PersonSuggestion } from '@core/persons/person';
import type { PersonStep } from '@core/persons/person-log';
import { z } from 'zod';
import { call, nothing } from './call';

const person = z.number().int().min(1);
const performer = z.string().min(1).max(10_000);
const name = z.string().trim().min(1).max(200);

export interface SuggestedPerson extends PersonSuggestion {
  /** Where each of its names occurs, in their order. */
  readonly uses: readonly (readonly NameUse[])[];
  /** The person's name, where its first name belongs to one already. */
  readonly personName: string | null;
}

export const personCalls = {
  'persons.list': call<readonly Person[]>()(nothing),
  /** Where each of these performers occurs, in their order. */
  'persons.uses': call<readonly (readonly NameUse[])[]>()(z.strictObject({ names: z.array(performer).max(1000) })),
  /** Names that may be one person's, the surest first. `of`: only what concerns this performer. */
  'persons.suggestions': call<{ readonly total: number; readonly suggestions: readonly SuggestedPerson[] }>()(
    z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(20),
      contains: z.string().max(500).default(''),
      of: performer.optional(),
    }),
  ),
  /** Links names to a person, or to a new one. A name that is another person's is refused: unlink it there first. */
  'persons.link': call<Person>()(
    z.strictObject({
      person: person.nullable(),
      name,
      names: z
        .array(z.strictObject({ value: performer, why: z.string().max(500) }))
        .min(1)
        .max(1000),
    }),
  ),
  /** Takes names away; a person without any is gone, its history stays. */
  'persons.unlink': call<Person | null>()(z.strictObject({ person, names: z.array(performer).min(1).max(1000) })),
  'persons.rename': call<Person>()(z.strictObject({ person, name })),
  /** No two of these names are suggested together again. */
  'persons.dismiss': call<Dismissal>()(z.strictObject({ names: z.array(performer).min(2).max(1000) })),
  'persons.dismissals': call<readonly Dismissal[]>()(nothing),
  /** Takes a dismissal back. */
  'persons.restore': call<{ readonly restored: boolean }>()(z.strictObject({ dismissal: person })),
  /** Who linked, renamed and unlinked what, and when; the newest first. */
  'persons.history': call<readonly PersonStep[]>()(z.strictObject({ person })),
} as const;
