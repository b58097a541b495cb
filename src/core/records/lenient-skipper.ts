/** Steps over a broken JSON element by its brackets and strings alone, across pieces of bytes. */
export class LenientSkipper {
  at = 0;
  #stack: number[] = [];
  #inString = false;
  #skipNext = false;

  begin(at: number): void {
    this.at = at;
    this.#stack = [];
    this.#inString = false;
    this.#skipNext = false;
  }

  /** True when `at` stands behind the element, or on the bracket that closes the list around it. */
  run(scan: Uint8Array, length: number): boolean {
    for (; this.at < length; this.at += 1) {
      const byte = scan[this.at];
      if (this.#skipNext) {
        this.#skipNext = false;
      } else if (this.#inString) {
        if (byte === 0x5c) this.#skipNext = true;
        else if (byte === 0x22) {
          this.#inString = false;
          if (this.#stack.length === 0) {
            this.at += 1;
            return true;
          }
        }
      } else if (byte === 0x22) {
        this.#inString = true;
      } else if (byte === 0x2c && this.#stack.length === 0) {
        return true;
      } else if (byte === 0x7b || byte === 0x5b) {
        this.#stack.push(byte);
      } else if (byte === 0x7d || byte === 0x5d) {
        const opener = this.#stack.lastIndexOf(byte === 0x7d ? 0x7b : 0x5b);
        if (opener < 0) return true;
        this.#stack.length = opener;
        if (opener === 0) {
          this.at += 1;
          return true;
        }
      }
    }
    return false;
  }
}
