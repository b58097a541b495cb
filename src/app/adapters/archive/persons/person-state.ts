import { ExpectedFailure } from '@core/failure/failure';
import { PersonsNow, type PersonStep } from '@core/persons/person-log';
import type { Session } from '../engine/session';
import { type Sql, sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import type { Dictionary } from '../dimensions/dictionary';

const VERBS: readonly PersonStep['verb'][] = ['name', 'link', 'unlink', 'dismiss', 'restore'];

/** Who is who, in memory, and how many steps led there. */
export class PersonState {
  readonly now: PersonsNow;
  steps: number;

  constructor(steps: readonly PersonStep[] = []) {
    this.now = PersonsNow.of(steps);
    this.steps = steps.length;
  }

  static async load(session: Session): Promise<PersonState> {
    return new PersonState(await readPersonSteps(session, sql('TRUE')));
  }

  /**
   * Codes of all performers that a filter's values stand for; the empty text: entries of performers that are of no
   * person. Fails with `person-not-found`, so that a search for a person who is gone is never an empty one.
   */
  codesOf(values: readonly string[], performers: Dictionary): readonly number[] {
    return values.flatMap((value) => {
      const persons = this.now.named(value);
      if (persons.length === 0) throw unknownPerson(value);
      return persons.flatMap(({ names }) => names.flatMap((name) => performers.codeOf(name.value) ?? []));
    });
  }

  /** Codes of all performers that are linked to anybody. */
  linkedCodes(performers: Dictionary): readonly number[] {
    return this.now.persons.flatMap(({ names }) => names.flatMap((name) => performers.codeOf(name.value) ?? []));
  }
}

function unknownPerson(value: string): ExpectedFailure {
  const name = value.slice(0, 100);
  return new ExpectedFailure(
    'person-not-found',
    `Nobody is known as "${name}" here: the filter Person takes a person that you have linked under Lenses, Persons. Take the filter off, or link the names again.`,
  );
}

/** The steps of the log that hold to a condition, oldest first. */
export async function readPersonSteps(session: Session, condition: Sql): Promise<readonly PersonStep[]> {
  const rows = await session.rows({
    ...condition,
    text: `SELECT verb, subject, encode(content), encode(why), encode(who), done_at::DOUBLE FROM person_step
      WHERE ${condition.text} ORDER BY id`,
  });
  return rows.flatMap(([verb, subject, content, why, who, at]) => {
    const known = VERBS.find((one) => one === textOf(verb));
    if (known === undefined) return [];
    const step: PersonStep = {
      verb: known,
      subject: numberOf(subject),
      value: textOf(content),
      why: textOf(why),
      who: textOf(who),
      at: numberOf(at),
    };
    return [step];
  });
}
