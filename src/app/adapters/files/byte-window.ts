/** The bytes of a stream from one offset on, as a reader that may have to look back needs them. Offsets are the stream's. */
export class ByteWindow {
  #buffer = new Uint8Array(1024 * 1024);
  #start = 0;
  #length = 0;

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#start + this.#length;
  }

  append(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + chunk.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  /** A view that is good until the next `append` or `dropBefore`. */
  view(from: number, to: number): Uint8Array {
    return this.#buffer.subarray(from - this.#start, to - this.#start);
  }

  /** A copy. */
  slice(from: number, to: number): Uint8Array {
    return this.#buffer.slice(from - this.#start, to - this.#start);
  }

  dropBefore(offset: number): void {
    const dropped = offset - this.#start;
    this.#buffer.copyWithin(0, dropped, this.#length);
    this.#length -= dropped;
    this.#start = offset;
  }
}
