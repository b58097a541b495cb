import type { WholeAnswer } from './lens-question';

/** Answers that are kept for their next pages. */
const MOST_ANSWERS = 4;
/** Rows of all of them together; an answer with more is kept alone. */
const MOST_ROWS = 300_000;

/** The answers that were given last, so that sorting and paging ask nothing anew. */
export class KeptAnswers {
  readonly #answers = new Map<string, WholeAnswer>();

  async of(key: string, make: () => Promise<WholeAnswer>): Promise<WholeAnswer> {
    const known = this.#answers.get(key);
    const answer = known ?? (await make());
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    this.#drop();
    return answer;
  }

  forget(): void {
    this.#answers.clear();
  }

  #drop(): void {
    let rows = [...this.#answers.values()].reduce((sum, answer) => sum + answer.rows.length, 0);
    for (const [key, answer] of this.#answers) {
      if (this.#answers.size <= 1 || (this.#answers.size <= MOST_ANSWERS && rows <= MOST_ROWS)) return;
      this.#answers.delete(key);
      rows -= answer.rows.length;
    }
  }
}
