import type { Place } from './query-node';

/** Another text that would do: `replacement` in the place of `place`. */
export interface QueryFix {
  readonly title: string;
  readonly place: Place;
  readonly replacement: string;
}

/** Why a text is no query: where, and a sentence that says what to do. */
export interface QueryProblem {
  readonly place: Place;
  readonly message: string;
  /** True where more text may make it right: nothing to complain of while it is typed. */
  readonly isIncomplete: boolean;
  readonly fixes: readonly QueryFix[];
}

/** Carries a problem out of the parser; never leaves this folder. */
export class QueryError extends Error {
  readonly problem: QueryProblem;

  constructor(place: Place, message: string, more: Partial<Pick<QueryProblem, 'isIncomplete' | 'fixes'>> = {}) {
    super(message);
    this.problem = {
      place: { offset: place.offset, length: place.length },
      message,
      isIncomplete: more.isIncomplete ?? false,
      fixes: more.fixes ?? [],
    };
  }
}
