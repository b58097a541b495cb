const FIRST_CAPACITY = 1 << 12;
/** Filled beyond this share the table doubles; two million contents then take 42 MB (63 MB while it doubles). */
const FULL = 0.75;
const MOST_IN_TABLE = 0xffff;

/**
 * Counts how often each content has occurred in a file, by 64 bits of its digest: 10 bytes a place in typed arrays.
 * Two contents that share those bits (one file in millions) only get higher numbers than they need.
 */
export class OccurrenceCounter {
  #capacity = FIRST_CAPACITY;
  #low = new Uint32Array(FIRST_CAPACITY);
  #high = new Uint32Array(FIRST_CAPACITY);
  #counts = new Uint16Array(FIRST_CAPACITY);
  #size = 0;
  /** Counts beyond what a place holds. */
  readonly #large = new Map<string, number>();

  /** 0 for the first occurrence, 1 for the second, ...; `hash` is a digest of at least 8 bytes. */
  next(hash: Uint8Array): number {
    if (this.#size >= this.#capacity * FULL) this.#grow();
    const low = word(hash, 0);
    const high = word(hash, 4);
    const place = this.#find(low, high);
    const count = this.#counts[place] ?? 0;
    if (count === 0) {
      this.#low[place] = low;
      this.#high[place] = high;
      this.#size += 1;
    }
    if (count === MOST_IN_TABLE) return this.#nextLarge(`${high}:${low}`);
    this.#counts[place] = count + 1;
    return count;
  }

  #nextLarge(key: string): number {
    const count = this.#large.get(key) ?? MOST_IN_TABLE;
    this.#large.set(key, count + 1);
    return count;
  }

  #find(low: number, high: number): number {
    const mask = this.#capacity - 1;
    let place = (low ^ high) & mask;
    while (this.#counts[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const [lows, highs, counts] = [this.#low, this.#high, this.#counts];
    this.#capacity *= 2;
    this.#low = new Uint32Array(this.#capacity);
    this.#high = new Uint32Array(this.#capacity);
    this.#counts = new Uint16Array(this.#capacity);
    for (let index = 0; index < counts.length; index += 1) {
      const count = counts[index] ?? 0;
      if (count === 0) continue;
      const low = lows[index] ?? 0;
      const high = highs[index] ?? 0;
      const place = this.#find(low, high);
      this.#low[place] = low;
      this.#high[place] = high;
      this.#counts[place] = count;
    }
  }
}

function word(hash: Uint8Array, at: number): number {
  return (
    ((hash[at] ?? 0) | ((hash[at + 1] ?? 0) << 8) | ((hash[at + 2] ?? 0) << 16) | ((hash[at + 3] ?? 0) << 24)) >>> 0
  );
}
