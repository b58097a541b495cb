/** Entries by number in the order of their times: a fixed part that is large, and what has come since. */
export class EntryOrder {
  readonly #atOf: (entry: number) => number;
  #fixed: Uint32Array;
  #added: number[] = [];

  /** `fixed` is in the order of time. */
  constructor(fixed: Uint32Array, atOf: (entry: number) => number) {
    this.#fixed = fixed;
    this.#atOf = atOf;
  }

  add(entry: number): void {
    this.#added.splice(this.#firstFrom(this.#added, this.#atOf(entry) + 1), 0, entry);
  }

  /** Takes out what `isGone`. */
  sweep(isGone: (entry: number) => boolean): void {
    this.#fixed = this.#fixed.filter((entry) => !isGone(entry));
    this.#added = this.#added.filter((entry) => !isGone(entry));
  }

  /** Entries of `[from, to)` in milliseconds. */
  count(from: number, to: number): number {
    const of = (list: ArrayLike<number>): number => this.#firstFrom(list, to) - this.#firstFrom(list, from);
    return Math.max(0, of(this.#fixed)) + Math.max(0, of(this.#added));
  }

  /** At most `count` entries of `[from, to)`, from the one at place `start` on. */
  page(range: { readonly from: number; readonly to: number }, start: number, count: number): number[] {
    let fixed = this.#firstFrom(this.#fixed, range.from);
    let added = this.#firstFrom(this.#added, range.from);
    const [lastFixed, lastAdded] = [this.#firstFrom(this.#fixed, range.to), this.#firstFrom(this.#added, range.to)];
    const skipped = this.#addedBefore(start, { fixed, added, lastAdded });
    added += skipped;
    fixed += start - skipped;
    const found: number[] = [];
    while (found.length < count && (fixed < lastFixed || added < lastAdded)) {
      const [one = 0, other = 0] = [this.#fixed[fixed], this.#added[added]];
      const isFixed = added >= lastAdded || (fixed < lastFixed && this.#atOf(one) <= this.#atOf(other));
      found.push(isFixed ? one : other);
      if (isFixed) fixed += 1;
      else added += 1;
    }
    return found;
  }

  /** How many of the added entries stand before the place `start`. */
  #addedBefore(start: number, begin: { fixed: number; added: number; lastAdded: number }): number {
    let low = 0;
    let high = Math.max(0, begin.lastAdded - begin.added);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#atOf(this.#added[begin.added + middle] ?? 0);
      const place = this.#firstFrom(this.#fixed, at + 1) - begin.fixed + middle;
      if (place < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #firstFrom(list: ArrayLike<number>, at: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#atOf(list[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
