import type { TextEncodingName } from './framed-record';

/**
 * The stretch of a file that a framer still needs, over chunks that come one by one. Offsets are counted in units: bytes,
 * or for UTF-16 pairs of bytes. `scan` has one byte a unit (units beyond ASCII are 0xFF), so that one scanner reads all
 * encodings. Slices handed out stay valid: nothing is ever moved in place, and chunks must not be reused by their giver.
 */
export class ByteStore {
  bytes: Uint8Array = new Uint8Array(0);
  scan: Uint8Array = this.bytes;
  /** Units held. */
  length = 0;
  /** Byte offset in the file of unit 0. */
  base = 0;
  readonly unit: 1 | 2;
  readonly #isBigEndian: boolean;
  #isOwned = false;
  /** Bytes of a unit that a chunk's end has cut. */
  #carry: Uint8Array = new Uint8Array(0);

  constructor(encoding: TextEncodingName) {
    this.unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
    this.#isBigEndian = encoding === 'utf-16be';
  }

  /** Adds a chunk; what lies before `keepFrom` may be dropped. Answers by how many units all offsets shrink. */
  append(chunk: Uint8Array, keepFrom: number): number {
    const whole = this.unit === 1 ? chunk : this.#pairUp(chunk);
    const held = this.length * this.unit;
    if (this.#isOwned && held + whole.length <= this.bytes.length) {
      this.bytes.set(whole, held);
      this.#rescan(this.length, whole.length / this.unit);
      return 0;
    }
    this.#replace(whole, keepFrom);
    return keepFrom;
  }

  #replace(chunk: Uint8Array, keepFrom: number): void {
    const kept = this.bytes.subarray(keepFrom * this.unit, this.length * this.unit);
    this.base += keepFrom * this.unit;
    this.#isOwned = kept.length > 0 || this.unit === 2;
    if (this.#isOwned) {
      const size = Math.max(kept.length * 2, kept.length + chunk.length);
      const bytes = new Uint8Array(size + (size % this.unit));
      bytes.set(kept);
      bytes.set(chunk, kept.length);
      this.bytes = bytes;
    } else {
      this.bytes = chunk;
    }
    this.scan = this.unit === 1 ? this.bytes : new Uint8Array(this.bytes.length / 2);
    this.length = 0;
    this.#rescan(0, (kept.length + chunk.length) / this.unit);
  }

  #rescan(from: number, count: number): void {
    this.length = from + count;
    if (this.unit === 1) return;
    const low = this.#isBigEndian ? 1 : 0;
    const { bytes, scan } = this;
    for (let unit = from; unit < this.length; unit += 1) {
      const value = bytes[2 * unit + low] ?? 0;
      scan[unit] = bytes[2 * unit + 1 - low] === 0 && value < 0x80 ? value : 0xff;
    }
  }

  #pairUp(chunk: Uint8Array): Uint8Array {
    let whole = chunk;
    if (this.#carry.length > 0) {
      whole = new Uint8Array(chunk.length + 1);
      whole.set(this.#carry);
      whole.set(chunk, 1);
    }
    const even = whole.length - (whole.length % 2);
    this.#carry = whole.slice(even);
    return whole.subarray(0, even);
  }

  /** The bytes of the units `[from, to)`. */
  slice(from: number, to: number): Uint8Array {
    return this.bytes.subarray(from * this.unit, to * this.unit);
  }

  /** Byte offset in the file of a unit. */
  position(unit: number): number {
    return this.base + unit * this.unit;
  }

  /** Half a unit left over at the end of the file; empty if none. */
  get rest(): Uint8Array {
    return this.#carry;
  }
}
