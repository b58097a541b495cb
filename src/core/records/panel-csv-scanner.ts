import { arePanelHeadings } from '../backends/mspcontrol/panel-headings';
import { ByteStore } from './byte-store';
import { csvCells, headingNames } from './csv-row';
import { decodeRecord, decodeText } from './decode';
import type { FramedPiece } from './framed-record';
import { DEFAULT_MAX_RECORD_BYTES, type FramerOptions } from './framer-options';
import { type PanelLayout, panelLayout, readPanelRow } from './panel-row';
import { beforeBlanks, lineEnd, markLength } from './scan-search';

/** The headings that the panel writes; used where a file has none. */
const USUAL_HEADINGS = [
  ...['Started', 'Finished', 'Severity', 'User-ID', 'Username', 'Source', 'Task', 'Item-Name', 'Execution-Log'],
];
/** Units of a line that are looked at to tell whether it begins a row. */
const START_LENGTH = 1000;
/** Places tried where a row is followed by text that belongs to none. */
const MOST_ENDS = 50;

/** The framing of the Export Log as a plain machine: bytes in, pieces out. */
export class PanelCsvScanner {
  readonly #options: FramerOptions;
  readonly #store: ByteStore;
  readonly #maxUnits: number;
  #layout: PanelLayout | null = null;
  #headingLine = '';
  #pieces: FramedPiece[] = [];
  /** First unit of the row at hand; -1 where none has begun. */
  #start = -1;
  /** First unit of the line to look at. */
  #line = 0;
  /** The line at hand has no end before this unit. */
  #searched = 0;
  #isEnd = false;

  constructor(options: FramerOptions) {
    this.#options = options;
    this.#store = new ByteStore(options.encoding);
    this.#maxUnits = Math.floor((options.maxRecordBytes ?? DEFAULT_MAX_RECORD_BYTES) / this.#store.unit);
  }

  /** The headings found; null before the first line has been read. */
  get headings(): readonly string[] | null {
    return this.#layout?.headings ?? null;
  }

  push(chunk: Uint8Array): FramedPiece[] {
    const shift = this.#store.append(chunk, this.#start < 0 ? this.#line : this.#start);
    if (this.#start >= 0) this.#start -= shift;
    this.#line -= shift;
    this.#searched = Math.max(0, this.#searched - shift);
    return this.#run();
  }

  finish(): FramedPiece[] {
    this.#isEnd = true;
    const pieces = this.#run();
    this.#endRow(this.#store.length);
    if (this.#store.rest.length > 0) {
      const position = this.#store.position(this.#store.length);
      this.#pieces.push({
        kind: 'rejected',
        position,
        bytes: this.#store.rest,
        reason: 'The file ends in the middle of a character.',
      });
    }
    return pieces;
  }

  #run(): FramedPiece[] {
    this.#pieces = [];
    while (this.#readLine());
    return this.#pieces;
  }

  /** Looks at one line; false when it needs more bytes. */
  #readLine(): boolean {
    const { scan, length } = this.#store;
    const begin = this.#line;
    if (begin >= length) return false;
    const end = lineEnd(scan, Math.max(begin, this.#searched), length);
    this.#searched = end ?? length;
    const isKnown = end !== null || this.#isEnd || (this.#layout !== null && length - begin > START_LENGTH);
    if (!isKnown) return this.#tooLong(length);
    const stop = end ?? length;
    if (this.#layout === null) {
      this.#readHeadings(begin, stop);
    } else if (this.#startsRow(begin, stop)) {
      this.#endRow(begin);
      this.#start = begin;
    } else if (this.#start < 0 && beforeBlanks(scan, begin, stop) > begin) {
      this.#start = begin;
    }
    return this.#nextLine(end, length);
  }

  /** Moves behind the line; a line that has not ended is left when its end comes. */
  #nextLine(end: number | null, length: number): boolean {
    if (end !== null) {
      this.#line = end + 1;
      return true;
    }
    if (this.#isEnd) {
      this.#line = length;
      return false;
    }
    return this.#tooLong(length);
  }

  #tooLong(length: number): boolean {
    const from = this.#start < 0 ? this.#line : this.#start;
    if (length - from <= this.#maxUnits) return false;
    const limit = this.#maxUnits * this.#store.unit;
    this.#reject(from, length, `A row of more than ${limit} bytes: it is kept in pieces and not read.`);
    this.#start = length;
    this.#line = length;
    return false;
  }

  #readHeadings(begin: number, stop: number): void {
    const from = begin + Math.max(0, markLength(this.#store, begin));
    const text = this.#text(from, stop).trim();
    if (text === '') return;
    const cells = headingNames(csvCells(text, ','));
    if (arePanelHeadings(cells) || !text.startsWith('"')) {
      this.#layout = panelLayout(arePanelHeadings(cells) ? cells : USUAL_HEADINGS);
      this.#headingLine = text;
      if (!arePanelHeadings(cells)) this.#start = from;
      return;
    }
    this.#layout = panelLayout(USUAL_HEADINGS);
    this.#start = from;
  }

  #startsRow(begin: number, stop: number): boolean {
    if (this.#store.scan[begin] !== 0x22) return false;
    return this.#layout?.rowStart.test(this.#text(begin, Math.min(stop, begin + START_LENGTH))) ?? false;
  }

  #text(from: number, to: number): string {
    return decodeText(this.#store.slice(from, to), this.#options.encoding, this.#options.decoding);
  }

  #endRow(end: number): void {
    const start = this.#start;
    this.#start = -1;
    const layout = this.#layout;
    if (start < 0 || layout === null) return;
    const stop = beforeBlanks(this.#store.scan, start, end);
    if (this.#emit(start, stop, layout) === null) return;
    const reason = this.#emitBeforeGarbage(start, stop, layout);
    if (reason !== null) this.#reject(start, stop, reason);
  }

  /** Null where `[start, stop)` is a row, which is then passed on; else why not. */
  #emit(start: number, stop: number, layout: PanelLayout): string | null {
    const bytes = this.#store.slice(start, stop);
    const { encoding, text } = decodeRecord(bytes, this.#options.encoding, this.#options.decoding);
    const row = readPanelRow(text, layout);
    if ('reason' in row) return row.reason;
    const position = this.#store.position(start);
    this.#pieces.push({ kind: 'record', position, bytes, encoding, text, cells: row.cells });
    return null;
  }

  /** A row may be followed by lines that belong to none: the longest part that is a row is kept, the rest rejected. */
  #emitBeforeGarbage(start: number, stop: number, layout: PanelLayout): string | null {
    const { scan } = this.#store;
    let reason = 'The line belongs to no row.';
    if (scan[start] === 0x22) reason = 'The row does not end with a closing quote, or does not fit the headings.';
    let tries = 0;
    for (let at = stop - 1; at > start && tries < MOST_ENDS; at -= 1) {
      if (scan[at - 1] !== 0x22 || (scan[at] !== 0x0a && scan[at] !== 0x0d)) continue;
      tries += 1;
      if (this.#emit(start, at, layout) !== null) continue;
      let rest = at;
      while (rest < stop && (scan[rest] ?? 0) <= 0x20) rest += 1;
      this.#reject(rest, stop, 'Text behind a row that belongs to no row.');
      return null;
    }
    return reason;
  }

  #reject(from: number, to: number, reason: string): void {
    if (to <= from) return;
    // Headings that stand in the file again (several exports in one file) are no record.
    if (this.#headingLine !== '' && this.#text(from, to) === this.#headingLine) return;
    const bytes = this.#store.slice(from, to);
    this.#pieces.push({ kind: 'rejected', position: this.#store.position(from), bytes, reason });
  }
}
