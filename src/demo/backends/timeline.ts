/** The place of an entry in a log by time: equal times are told apart by the order of storage. */
export interface Place {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly id: number;
}

/**
 * The times of a log's entries and nothing else: what an entry says is rendered from its number when it is asked for,
 * so that a stand-in holds a million of them in a few megabytes. Numbers count up in the order of storage.
 */
export class Timeline {
  readonly #at: number[] = [];
  readonly #stored: number[] = [];
  readonly #removed = new Set<number>();
  #byTime: number[] = [];

  /** Entries with their times in any order; `stored` at or after `at`. */
  constructor(entries: readonly { readonly at: number; readonly stored: number }[] = []) {
    for (const { at, stored } of [...entries].sort((one, other) => one.stored - other.stored)) {
      this.#at.push(at);
      this.#stored.push(stored);
    }
    this.#byTime = this.#at.map((_, id) => id).sort((one, other) => this.atOf(one) - this.atOf(other) || one - other);
  }

  /** Entries ever stored, removed ones included. */
  get length(): number {
    return this.#at.length;
  }

  atOf(id: number): number {
    return this.#at[id] ?? Number.NaN;
  }

  storedAt(id: number): number {
    return this.#stored[id] ?? Number.NaN;
  }

  has(id: number): boolean {
    return id >= 0 && id < this.#at.length && !this.#removed.has(id);
  }

  /** Answers the new entry's number. */
  add(at: number, stored: number): number {
    const id = this.#at.length;
    this.#at.push(at);
    this.#stored.push(stored);
    this.#byTime.splice(this.#firstAfter({ at, id }), 0, id);
    return id;
  }

  remove(id: number): boolean {
    if (!this.has(id)) return false;
    this.#removed.add(id);
    return true;
  }

  /** Numbers in the order of time, from the first after `place` on. */
  *after(place: Place): Generator<number> {
    for (let index = this.#firstAfter(place); index < this.#byTime.length; index += 1) {
      const id = this.#byTime[index] ?? -1;
      if (this.has(id)) yield id;
    }
  }

  /** Numbers from the newest to the oldest, from the last before `place` on. */
  *before(place: Place): Generator<number> {
    for (let index = this.#firstAfter({ at: place.at, id: place.id - 1 }) - 1; index >= 0; index -= 1) {
      const id = this.#byTime[index] ?? -1;
      if (this.has(id)) yield id;
    }
  }

  /** Numbers in the order of storage, from the first after `id` on. */
  *storedAfter(id: number): Generator<number> {
    for (let next = Math.max(0, id + 1); next < this.#at.length; next += 1) if (this.has(next)) yield next;
  }

  #firstAfter(place: Place): number {
    let low = 0;
    let high = this.#byTime.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const id = this.#byTime[middle] ?? 0;
      const at = this.atOf(id);
      if (at < place.at || (at === place.at && id <= place.id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
