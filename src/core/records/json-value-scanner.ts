/** What became of scanning one value: its end was reached, more bytes are needed, or the grammar is broken. */
export type ScanOutcome = 'done' | 'more' | 'error';

/** A member of the outermost object whose value is an array of objects, or an empty array. */
export interface ArrayMember {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly isEmpty: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What the grammar allows next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY_OR_END = 2;
const KEY = 3;
const NAME_SEPARATOR = 4;
const COMMA_OR_END = 5;

/** Bytes that end a run inside a string: quote, backslash, line breaks (no JSON string holds one). */
const ENDS_RUN = new Uint8Array(256);
for (const byte of [QUOTE, BACKSLASH, 0x0a, 0x0d]) ENDS_RUN[byte] = 1;
/** Bytes that end a number or literal. */
const ENDS_SCALAR = new Uint8Array(256);
for (const byte of [
  0x20,
  0x09,
  0x0a,
  0x0d,
  0,
  QUOTE,
  COMMA,
  COLON,
  OPEN_ARRAY,
  CLOSE_ARRAY,
  OPEN_OBJECT,
  CLOSE_OBJECT,
]) {
  ENDS_SCALAR[byte] = 1;
}

/**
 * Finds the end of one JSON value in bytes that come piece by piece, checking the grammar of brackets, keys, colons and
 * commas (not what numbers and literals look like), without recursion. Depth is bounded by memory alone.
 */
export class JsonValueScanner {
  /** Offset of the next byte to read; after `error` the byte that broke the grammar; after `done` just past the value. */
  at = 0;
  /** Whether keys and array members of the outermost object are noted. */
  #isTracking = false;
  readonly #members: ArrayMember[] = [];
  /** Start and end of each key of the outermost object, one after the other. */
  readonly #keys: number[] = [];
  #depth = 0;
  #expect = VALUE;
  #inString: 0 | 1 | 2 = 0;
  #inScalar = false;
  #skipNext = false;
  #stack = new Uint8Array(64);
  #stringStart = 0;
  #keyStart = 0;
  #keyEnd = 0;
  #isArrayOpening = false;

  begin(at: number, isTracking: boolean): void {
    this.at = at;
    this.#isTracking = isTracking;
    this.#members.length = 0;
    this.#keys.length = 0;
    this.#depth = 0;
    this.#expect = VALUE;
    this.#inString = 0;
    this.#inScalar = false;
    this.#skipNext = false;
    this.#isArrayOpening = false;
  }

  get members(): readonly ArrayMember[] {
    return this.#members;
  }

  /** Start and end offset (without quotes) of each key of the outermost object, in turn; noted only while tracking. */
  get keys(): readonly number[] {
    return this.#keys;
  }

  /** Moves every offset when the bytes before the value were dropped. */
  shift(by: number): void {
    if (by === 0) return;
    this.at -= by;
    this.#stringStart -= by;
    this.#keyStart -= by;
    this.#keyEnd -= by;
    for (const [index, member] of this.#members.entries()) {
      this.#members[index] = { ...member, keyStart: member.keyStart - by, keyEnd: member.keyEnd - by };
    }
    for (const [index, offset] of this.#keys.entries()) this.#keys[index] = offset - by;
  }

  /** Reads on to `length`. */
  run(scan: Uint8Array, length: number): ScanOutcome {
    for (;;) {
      if (this.#inString !== 0) {
        const ended = this.#readString(scan, length);
        if (ended !== 'done') return ended;
        if (this.#depth === 0) return 'done';
      } else if (this.#inScalar) {
        if (!this.#readScalar(scan, length)) return 'more';
        if (this.#depth === 0) return 'done';
      }
      const outcome = this.#readStructure(scan, length);
      if (outcome !== null) return outcome;
    }
  }

  /** A number or literal at the top has no end of its own: at the end of the file it is whole. */
  get isWholeAtEnd(): boolean {
    return this.#depth === 0 && this.#inScalar;
  }

  #readString(scan: Uint8Array, length: number): ScanOutcome {
    let at = this.at;
    if (this.#skipNext && at < length) {
      at += 1;
      this.#skipNext = false;
    }
    for (;;) {
      while (at < length && ENDS_RUN[scan[at] as number] === 0) at += 1;
      if (at >= length) {
        // A backslash may have skipped beyond the bytes at hand.
        this.#skipNext = at > length;
        this.at = length;
        return 'more';
      }
      const byte = scan[at];
      if (byte === BACKSLASH) {
        at += 2;
      } else if (byte === QUOTE) {
        this.at = at + 1;
        if (this.#inString === 1) {
          if (this.#depth === 1) {
            this.#keyStart = this.#stringStart;
            this.#keyEnd = at;
            if (this.#isTracking) this.#keys.push(this.#stringStart, at);
          }
          this.#expect = NAME_SEPARATOR;
        } else {
          this.#expect = COMMA_OR_END;
        }
        this.#inString = 0;
        return 'done';
      } else {
        this.at = at;
        return 'error';
      }
    }
  }

  #readScalar(scan: Uint8Array, length: number): boolean {
    let at = this.at;
    while (at < length && ENDS_SCALAR[scan[at] as number] === 0) at += 1;
    this.at = at;
    if (at >= length) return false;
    this.#inScalar = false;
    this.#expect = COMMA_OR_END;
    return true;
  }

  /** Brackets, commas and colons; null where a string or scalar has begun. */
  #readStructure(scan: Uint8Array, length: number): ScanOutcome | null {
    let at = this.at;
    let expect = this.#expect;
    for (; at < length; at += 1) {
      const byte = scan[at] as number;
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
      if (this.#isArrayOpening) this.#noteMember(byte);
      if (byte === QUOTE) {
        if (expect === COMMA_OR_END || expect === NAME_SEPARATOR) return this.#stop(at, expect, 'error');
        this.#inString = expect === KEY || expect === KEY_OR_END ? 1 : 2;
        this.#stringStart = at + 1;
        this.at = at + 1;
        return null;
      }
      if (byte === COLON) {
        if (expect !== NAME_SEPARATOR) return this.#stop(at, expect, 'error');
        expect = VALUE;
      } else if (byte === COMMA) {
        if (expect !== COMMA_OR_END) return this.#stop(at, expect, 'error');
        expect = this.#stack[this.#depth - 1] === 1 ? KEY : VALUE;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (expect > VALUE_OR_END) return this.#stop(at, expect, 'error');
        this.#open(byte === OPEN_OBJECT ? 1 : 0);
        expect = byte === OPEN_OBJECT ? KEY_OR_END : VALUE_OR_END;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        const isObject = byte === CLOSE_OBJECT ? 1 : 0;
        const isAllowed = expect === COMMA_OR_END || expect === (isObject === 1 ? KEY_OR_END : VALUE_OR_END);
        if (!isAllowed || this.#depth === 0 || this.#stack[this.#depth - 1] !== isObject) {
          return this.#stop(at, expect, 'error');
        }
        this.#depth -= 1;
        expect = COMMA_OR_END;
        if (this.#depth === 0) return this.#stop(at + 1, expect, 'done');
      } else {
        if (expect > VALUE_OR_END || byte === 0) return this.#stop(at, expect, 'error');
        this.#inScalar = true;
        this.at = at;
        return null;
      }
    }
    return this.#stop(at, expect, 'more');
  }

  #stop(at: number, expect: number, outcome: ScanOutcome): ScanOutcome {
    this.at = at;
    this.#expect = expect;
    return outcome;
  }

  #open(isObject: 0 | 1): void {
    if (this.#depth === this.#stack.length) {
      const larger = new Uint8Array(this.#stack.length * 2);
      larger.set(this.#stack);
      this.#stack = larger;
    }
    this.#isArrayOpening = this.#isTracking && this.#depth === 1 && isObject === 0 && this.#stack[0] === 1;
    this.#stack[this.#depth] = isObject;
    this.#depth += 1;
  }

  #noteMember(byte: number): void {
    this.#isArrayOpening = false;
    if (byte !== OPEN_OBJECT && byte !== CLOSE_ARRAY) return;
    this.#members.push({ keyStart: this.#keyStart, keyEnd: this.#keyEnd, isEmpty: byte === CLOSE_ARRAY });
  }
}
