/** The values of one dimension column and their codes, from 1; code 0 is "no value". Values are never taken away. */
export class Dictionary {
  readonly #values: string[] = [];
  readonly #codes = new Map<string, number>();
  /** How many values were committed; those after them belong to a transaction that is not through yet. */
  settledSize = 0;

  get size(): number {
    return this.#values.length;
  }

  /** null for code 0. */
  valueOf(code: number): string | null {
    return code === 0 ? null : (this.#values[code - 1] ?? null);
  }

  /** undefined where the value has never been seen. */
  codeOf(value: string): number | undefined {
    return this.#codes.get(value);
  }

  add(value: string): number {
    this.#values.push(value);
    this.#codes.set(value, this.#values.length);
    return this.#values.length;
  }

  /** Takes back the values after the first `size`: their transaction failed. */
  shrink(size: number): void {
    for (const value of this.#values.splice(size)) this.#codes.delete(value);
  }

  entries(): IterableIterator<[string, number]> {
    return this.#codes.entries();
  }
}
