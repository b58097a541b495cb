import type { Microseconds } from '../entry/entry-time';
import type { Dismissal, LinkedName, Person } from './person';

/**
 * One step of the log that persons follow from. `subject`: the person's number, or the dismissal's. `value`: for `name`
 * the person's name, for `link` and `unlink` a performer, for `dismiss` the names as a JSON list, for `restore` nothing.
 */
export interface PersonStep {
  readonly verb: 'name' | 'link' | 'unlink' | 'dismiss' | 'restore';
  readonly subject: number;
  readonly value: string;
  readonly why: string;
  readonly who: string;
  readonly at: Microseconds;
}

interface Growing {
  readonly id: number;
  name: string;
  readonly names: Map<string, LinkedName>;
}

const pairKey = (first: string, second: string): string =>
  first < second ? `${first}\0${second}` : `${second}\0${first}`;

/** Who is who now: what the steps of the log, taken one after the other, come to. */
export class PersonsNow {
  readonly #persons = new Map<number, Growing>();
  readonly #dismissals = new Map<number, Dismissal>();
  readonly #personOf = new Map<string, number>();
  #pairs: Set<string> | null = null;
  #lastSubject = 0;
  /** Grows with each step: what was made of persons before it is out of date. */
  version = 0;

  static of(steps: Iterable<PersonStep>): PersonsNow {
    const now = new PersonsNow();
    for (const step of steps) now.take(step);
    return now;
  }

  take(step: PersonStep): void {
    this.version += 1;
    this.#lastSubject = Math.max(this.#lastSubject, step.subject);
    switch (step.verb) {
      case 'name':
        this.#growing(step.subject).name = step.value;
        return;
      case 'link': {
        const { value, why, who, at } = step;
        this.#growing(step.subject).names.set(value, { value, why, who, at });
        this.#personOf.set(value, step.subject);
        return;
      }
      case 'unlink':
        this.#growing(step.subject).names.delete(step.value);
        if (this.#personOf.get(step.value) === step.subject) this.#personOf.delete(step.value);
        return;
      case 'dismiss':
        this.#pairs = null;
        this.#dismissals.set(step.subject, {
          id: step.subject,
          names: namesOf(step.value),
          who: step.who,
          at: step.at,
        });
        return;
      case 'restore':
        this.#pairs = null;
        this.#dismissals.delete(step.subject);
    }
  }

  /** The number of the next person or dismissal. */
  get nextSubject(): number {
    return this.#lastSubject + 1;
  }

  /** Those that have a name left, by their names. */
  get persons(): readonly Person[] {
    return [...this.#persons.values()]
      .filter(({ names }) => names.size > 0)
      .map(({ id, name, names }) => ({ id, name, names: [...names.values()] }))
      .toSorted((left, right) => left.name.localeCompare(right.name, 'en') || left.id - right.id);
  }

  get dismissals(): readonly Dismissal[] {
    return [...this.#dismissals.values()].toSorted((left, right) => right.at - left.at || right.id - left.id);
  }

  /** The person whom a performer's name belongs to. */
  personOf(performer: string): number | undefined {
    return this.#personOf.get(performer);
  }

  person(id: number): Person | null {
    const found = this.#persons.get(id);
    if (found === undefined || found.names.size === 0) return null;
    return { id, name: found.name, names: [...found.names.values()] };
  }

  /** By number, or by name in any case: several where persons share a name. */
  named(value: string): readonly Person[] {
    const byId = /^\d{1,9}$/.test(value) ? this.person(Number(value)) : null;
    if (byId !== null) return [byId];
    const folded = value.trim().toLocaleLowerCase('en');
    return this.persons.filter(({ name }) => name.toLocaleLowerCase('en') === folded);
  }

  isDismissed(first: string, second: string): boolean {
    this.#pairs ??= new Set([...this.#dismissals.values()].flatMap(({ names }) => pairsOf(names)));
    return this.#pairs.has(pairKey(first, second));
  }

  #growing(id: number): Growing {
    const known = this.#persons.get(id) ?? { id, name: '', names: new Map<string, LinkedName>() };
    this.#persons.set(id, known);
    return known;
  }
}

function namesOf(json: string): readonly string[] {
  const names: unknown = JSON.parse(json);
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((first, at) => names.slice(at + 1).map((second) => pairKey(first, second)));
