import type { CancelSignal } from '../archive/cancel-signal';
import type { NameUse } from './person';
import type { PersonsNow, PersonStep } from './person-log';

/** Persons, kept in the archive beside the entries: a log that only grows, and who is who now. */
export interface PersonBook {
  /** Who is who now. Not to be changed: `keepPersonSteps` does. */
  readonly personsNow: () => PersonsNow;
  /** One transaction; searches for persons mean the new ones from then on. */
  keepPersonSteps(steps: readonly PersonStep[]): Promise<void>;
  /** The steps that concern one person, oldest first. */
  personSteps(person: number): Promise<readonly PersonStep[]>;
  /** Every performer of the archive with the number of its entries. */
  performerCounts(signal?: CancelSignal): Promise<readonly { readonly value: string; readonly entries: number }[]>;
  /** Where each of these performers occurs, in the order of the names; the most frequent place first. */
  performerUses(names: readonly string[], signal?: CancelSignal): Promise<readonly (readonly NameUse[])[]>;
}
