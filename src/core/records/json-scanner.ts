import { ByteStore } from './byte-store';
import { decodeRecord, decodeText } from './decode';
import type { FramedPiece } from './framed-record';
import { DEFAULT_MAX_RECORD_BYTES, type FramerOptions } from './framer-options';
import { type Container, type Mode, NO_LISTS, TOP } from './json-scanner-state';
import { JsonValueScanner } from './json-value-scanner';
import { LenientSkipper } from './lenient-skipper';
import {
  beforeBlanks,
  followsComma,
  isEmptyObject,
  lineEnd,
  markLength,
  nextStart,
  type StartRule,
} from './scan-search';
import { isLikelyList, wrappedLists } from './wrapper-names';

/** An object that may be a wrapper is decided on when it ends, or beyond so many units. */
const LOOKAHEAD = 4 * 1024 * 1024;

const NO_RECORD = 'This is no JSON object, so it holds no record.';
const BROKEN = 'The JSON of this record is broken';
const CUT = 'The file ends in the middle of this record.';
const UNCLOSED = 'The file ends before its list of records is closed: it may have been cut.';

/** The framing of JSON as a plain machine: bytes in, pieces out. */
export class JsonScanner {
  readonly #options: FramerOptions;
  readonly #store: ByteStore;
  readonly #value = new JsonValueScanner();
  readonly #skipper = new LenientSkipper();
  readonly #containers: Container[] = [TOP];
  readonly #maxUnits: number;
  /** Names of array members that have turned out to belong to records. */
  readonly #ordinary = new Set<string>();
  #pieces: FramedPiece[] = [];
  #mode: Mode = 'between';
  /** Next unit to read between values, and while looking for a line's end. */
  #at = 0;
  /** First unit of the piece at hand. */
  #start = 0;
  /** White space before `#at` on its line; -1 where something else stands there. */
  #indent = 0;
  /** Indent of the piece at hand. */
  #startIndent = 0;
  #isTracking = false;
  #isOversize = false;
  #memberName: string | null = null;
  #reason = '';
  #isCut = false;
  #isEnd = false;

  constructor(options: FramerOptions) {
    this.#options = options;
    this.#store = new ByteStore(options.encoding);
    this.#maxUnits = Math.floor((options.maxRecordBytes ?? DEFAULT_MAX_RECORD_BYTES) / this.#store.unit);
  }

  /** Reads a chunk and answers the pieces that it completes. */
  push(chunk: Uint8Array): FramedPiece[] {
    const isInside = this.#mode !== 'between' && this.#mode !== 'member';
    const shift = this.#store.append(
      chunk,
      isInside ? this.#start : this.#mode === 'between' ? this.#at : this.#value.at,
    );
    this.#at -= shift;
    this.#start = Math.max(0, this.#start - shift);
    this.#value.shift(shift);
    this.#skipper.at -= shift;
    return this.#run();
  }

  /** Ends the file and answers what is left. */
  finish(): FramedPiece[] {
    this.#isEnd = true;
    const pieces = this.#run();
    if (this.#store.rest.length > 0) {
      const position = this.#store.position(this.#store.length);
      const reason = 'The file ends in the middle of a character.';
      pieces.push({ kind: 'rejected', position, bytes: this.#store.rest, reason });
    }
    if (this.#containers.length > 1 && !this.#isCut) {
      const position = this.#store.position(this.#store.length);
      pieces.push({ kind: 'rejected', position, bytes: new Uint8Array(0), reason: UNCLOSED });
    }
    return pieces;
  }

  #run(): FramedPiece[] {
    this.#pieces = [];
    while (this.#step());
    return this.#pieces;
  }

  /** One step; false when it needs more bytes. */
  #step(): boolean {
    switch (this.#mode) {
      case 'between':
        return this.#between();
      case 'value':
      case 'key':
      case 'member':
        return this.#readValue();
      case 'line':
      case 'next-start':
        return this.#findLine();
      case 'lenient':
        return this.#skipBroken();
    }
  }

  get #container(): Container {
    return this.#containers.at(-1) ?? TOP;
  }

  #between(): boolean {
    const { scan, length } = this.#store;
    let indent = this.#indent;
    let at = this.#at;
    for (; at < length; at += 1) {
      const byte = scan[at];
      if (byte === 0x0a || byte === 0x0d) indent = 0;
      else if (byte === 0x20 || byte === 0x09) indent = indent < 0 ? -1 : indent + 1;
      else if (byte === 0x2c || byte === 0x1e) indent = -1;
      else break;
    }
    this.#at = at;
    this.#indent = indent;
    if (at >= length) return false;
    const mark = markLength(this.#store, at);
    if (mark < 0 && !this.#isEnd) return false;
    if (mark > 0) {
      this.#at += mark;
      return true;
    }
    this.#startIndent = indent;
    this.#start = at;
    if (this.#container.kind === 'wrapper') return this.#beginMember(scan[at] ?? 0);
    return this.#beginRecord(scan[at] ?? 0);
  }

  #beginRecord(byte: number): boolean {
    const isTop = this.#container.kind === 'top';
    if (byte === 0x7b) {
      this.#beginValue('value', this.#container.kind !== 'list');
    } else if (byte === 0x5b && isTop) {
      this.#containers.push({ kind: 'array', lists: NO_LISTS });
      this.#advance();
    } else if (byte === 0x5d && !isTop) {
      this.#containers.pop();
      this.#advance();
    } else if (byte === 0x5d || byte === 0x7d || byte === 0x3a || byte === 0) {
      return this.#rejectRun(byte);
    } else if (isTop) {
      this.#beginLine('line', NO_RECORD);
    } else {
      this.#beginValue('value', false);
    }
    return true;
  }

  /** Rejects a run of one byte that cannot stand where it stands. */
  #rejectRun(byte: number): boolean {
    const { scan, length } = this.#store;
    let end = this.#start;
    while (end < length && scan[end] === byte) end += 1;
    if (end === length && !this.#isEnd && end - this.#start < this.#maxUnits) return false;
    const what = byte === 0 ? 'NUL bytes between records' : 'A bracket or colon that belongs to no record';
    this.#reject(this.#start, end, `${what}.`);
    this.#at = end;
    this.#indent = -1;
    return true;
  }

  #beginMember(byte: number): boolean {
    if (byte === 0x7d) {
      this.#containers.pop();
      this.#memberName = null;
      this.#advance();
    } else if (this.#memberName === null) {
      this.#beginValue('key', false);
    } else if (byte === 0x3a) {
      this.#advance();
    } else if (byte === 0x5b && (this.#container.lists.has(this.#memberName) || isLikelyList(this.#memberName))) {
      this.#memberName = null;
      this.#containers.push({ kind: 'list', lists: NO_LISTS });
      this.#advance();
    } else {
      this.#beginValue('member', false);
    }
    return true;
  }

  #advance(): void {
    this.#at += 1;
    this.#indent = -1;
  }

  #beginValue(mode: 'value' | 'key' | 'member', isTracking: boolean): void {
    this.#mode = mode;
    this.#isTracking = isTracking;
    this.#isOversize = false;
    this.#value.begin(this.#start, isTracking);
  }

  #readValue(): boolean {
    const outcome = this.#value.run(this.#store.scan, this.#store.length);
    if (outcome === 'done' || (this.#isEnd && outcome === 'more' && this.#value.isWholeAtEnd)) this.#endValue();
    else if (outcome === 'error') this.#breakValue(`${BROKEN} at byte ${this.#value.at - this.#start} of it.`, false);
    else if (this.#isEnd) this.#breakValue(CUT, true);
    else return this.#readOn();
    return true;
  }

  /** More bytes are needed: decides on what has grown too large to wait. */
  #readOn(): boolean {
    if (this.#mode === 'member') return false;
    const held = this.#store.length - this.#start;
    if (this.#isTracking && held > LOOKAHEAD && this.#value.members.length > 0 && this.#enterWrapper()) return true;
    if (held > this.#maxUnits) this.#rejectOversize(this.#value.at);
    return false;
  }

  #rejectOversize(end: number): void {
    const limit = this.#maxUnits * this.#store.unit;
    this.#reject(this.#start, end, `A record of more than ${limit} bytes: it is kept in pieces and not read.`);
    this.#start = end;
    this.#isOversize = true;
    this.#isTracking = false;
  }

  #endValue(): void {
    const end = this.#value.at;
    this.#at = end;
    this.#indent = -1;
    const mode = this.#mode;
    this.#mode = 'between';
    if (mode === 'key') this.#endKey(end);
    else if (mode === 'member') this.#memberName = null;
    else if (this.#isOversize) this.#reject(this.#start, end, 'The end of a record that is too large.');
    else if (this.#isTracking && this.#value.members.length > 0 && this.#enterWrapper()) return;
    else this.#emit(end);
  }

  #endKey(end: number): void {
    if (this.#store.scan[this.#start] === 0x22) this.#memberName = this.#textOf(this.#start + 1, end - 1);
    else this.#breakWrapper();
  }

  #emit(end: number): void {
    const { scan } = this.#store;
    if (scan[this.#start] !== 0x7b) {
      this.#reject(this.#start, end, NO_RECORD);
    } else if (isEmptyObject(scan, this.#start, end)) {
      this.#reject(this.#start, end, 'The object is empty, so it holds no record.');
    } else {
      const bytes = this.#store.slice(this.#start, end);
      const decoded = decodeRecord(bytes, this.#options.encoding, this.#options.decoding);
      this.#pieces.push({
        kind: 'record',
        position: this.#store.position(this.#start),
        bytes,
        encoding: decoded.encoding,
        text: decoded.text,
      });
    }
  }

  /** Steps into the object at hand where it wraps records; false where it is a record. */
  #enterWrapper(): boolean {
    const members = this.#value.members.map((member) => ({
      name: this.#textOf(member.keyStart, member.keyEnd),
      isEmpty: member.isEmpty,
    }));
    if (members.every((member) => this.#ordinary.has(member.name))) return false;
    const offsets = this.#value.keys;
    const keys: string[] = [];
    for (let index = 0; index + 1 < offsets.length; index += 2) {
      keys.push(this.#textOf(offsets[index] ?? 0, offsets[index + 1] ?? 0));
    }
    const lists = wrappedLists(members, keys);
    if (lists === null) {
      for (const member of members) this.#ordinary.add(member.name);
      return false;
    }
    this.#containers.push({ kind: 'wrapper', lists });
    this.#memberName = null;
    this.#mode = 'between';
    this.#at = this.#start + 1;
    return true;
  }

  #textOf(from: number, to: number): string {
    return decodeText(this.#store.slice(from, to), this.#options.encoding, this.#options.decoding);
  }

  /** The value at hand is broken, or cut by the end of the file: finds where reading can go on. */
  #breakValue(reason: string, isCut: boolean): void {
    if (this.#isTracking && this.#value.members.length > 0 && this.#enterWrapper()) return;
    this.#isCut ||= isCut;
    if (this.#mode !== 'value') {
      this.#breakWrapper();
    } else if (this.#container.kind === 'top') {
      this.#beginLine('next-start', reason);
    } else {
      this.#reason = reason;
      this.#breakElement(isCut);
    }
  }

  /** A wrapper whose own members are broken is left; reading goes on at a line that starts another value. */
  #breakWrapper(): void {
    this.#containers.length = 1;
    this.#memberName = null;
    this.#isTracking = false;
    this.#beginLine('next-start', 'The object around the records is broken here.');
  }

  #breakElement(isCut: boolean): void {
    const { scan, length } = this.#store;
    const error = this.#value.at;
    const next =
      this.#startIndent < 0 ? null : nextStart(scan, this.#start, Math.min(error + 1, length), this.#startRule);
    if (next !== null) {
      this.#resumeAt(next);
    } else if (isCut) {
      this.#resumeAt(length);
    } else if (this.#startIndent >= 0 && (scan[error] === 0x0a || scan[error] === 0x0d)) {
      this.#beginLine('next-start', this.#reason);
    } else if (scan[error] === 0x7b && followsComma(scan, this.#start, error)) {
      this.#resumeAt(error);
    } else {
      this.#mode = 'lenient';
      this.#skipper.begin(this.#start);
    }
  }

  #skipBroken(): boolean {
    const { scan, length } = this.#store;
    const isOver = this.#skipper.run(scan, length);
    if (isOver || this.#isEnd) {
      this.#isCut ||= !isOver;
      this.#resumeAt(this.#skipper.at);
      return true;
    }
    if (length - this.#start > this.#maxUnits) this.#rejectOversize(this.#skipper.at);
    return false;
  }

  #beginLine(mode: 'line' | 'next-start', reason: string): void {
    this.#mode = mode;
    this.#reason = reason;
    this.#at = this.#start;
  }

  get #startRule(): StartRule {
    return { indent: Math.max(0, this.#startIndent), isInList: this.#container.kind !== 'top' };
  }

  #findLine(): boolean {
    const { scan, length } = this.#store;
    const isLine = this.#mode === 'line';
    const end = isLine ? lineEnd(scan, this.#at, length) : nextStart(scan, this.#at, length, this.#startRule);
    if (end !== null) {
      this.#resumeAt(end);
      return true;
    }
    if (this.#isEnd) {
      this.#resumeAt(length);
      return true;
    }
    if (length - this.#start > this.#maxUnits) this.#rejectOversize(length);
    // A line break that ends the bytes at hand is looked at again with what follows it.
    this.#at = isLine ? length : beforeBlanks(scan, this.#start, length);
    return false;
  }

  /** Rejects the piece at hand up to `end` and reads on from there. */
  #resumeAt(end: number): void {
    const last = beforeBlanks(this.#store.scan, this.#start, end, this.#container.kind === 'top' ? undefined : 0x2c);
    if (last > this.#start) this.#reject(this.#start, last, this.#reason);
    this.#mode = 'between';
    this.#at = end;
    this.#indent = this.#startIndent;
  }

  #reject(from: number, to: number, reason: string): void {
    if (to <= from) return;
    const position = this.#store.position(from);
    this.#pieces.push({ kind: 'rejected', position, bytes: this.#store.slice(from, to), reason });
  }
}
