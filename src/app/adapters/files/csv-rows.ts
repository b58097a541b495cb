import { type Parser, parse } from 'csv-parse';
import type { TextEncodingName } from '@core/records/framed-record';
import { ByteWindow } from './byte-window';

/** One row, or one line that is no row, at its place in the file. */
export interface CsvRow {
  readonly position: number;
  /** A copy, without the line break after it. */
  readonly bytes: Uint8Array;
  /** The cells where csv-parse decoded them itself (UTF-8); else null: read them from the decoded bytes. */
  readonly cells: readonly string[] | null;
  /** What is wrong with the line; null for a row. */
  readonly fault: string | null;
}

interface ParsedRow {
  /** End of the row with its line break, in structure bytes since the parser started. */
  readonly end: number;
  readonly cells: readonly string[];
}

/** Bytes that a row may have before an open quote in it is taken for one that is never closed. */
const LONGEST_ROW = 96 * 1024 * 1024;
/** Bytes that may be gone over again because of quotes that are never closed; then lines are taken one by one. */
const MOST_REREAD = 1024 * 1024 * 1024;
/** Bytes given to csv-parse at once: few after a fault, since what follows a fault in them is read again. */
const LEAST_STEP = 4 * 1024;
const MOST_STEP = 256 * 1024;
const CR = 0x0d;
const LF = 0x0a;

const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened in this line and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'A closing quote is followed by more text instead of a separator.',
  INVALID_OPENING_QUOTE: 'A quote stands in the middle of a cell.',
};

/**
 * Cuts CSV into rows by csv-parse, with each row's exact bytes. csv-parse sees one structure byte for each code unit
 * (UTF-16: characters beyond ASCII become 0x80), so its offsets lead back to the file. A line that breaks the rules
 * comes with its fault, and reading goes on at the next line.
 */
export class CsvRows {
  readonly #window = new ByteWindow();
  readonly #delimiter: string;
  readonly #encoding: TextEncodingName;
  readonly #unitBytes: 1 | 2;
  readonly #found: ParsedRow[] = [];
  #rows: CsvRow[] = [];
  #parser: Parser | null = null;
  #fault: string | null = null;
  /** File offsets: where the parser started, where the next row starts, how far the parser has been fed. */
  #parserStart = 0;
  #rowStart = 0;
  #fed = 0;
  #reread = 0;
  #step = MOST_STEP;

  constructor(delimiter: string, encoding: TextEncodingName) {
    this.#delimiter = delimiter;
    this.#encoding = encoding;
    this.#unitBytes = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  }

  /** Takes the next bytes of the file; answers the rows that they complete. */
  async push(chunk: Uint8Array): Promise<readonly CsvRow[]> {
    if (this.#window.end === 0) this.#skipByteOrderMark(chunk);
    this.#window.append(chunk);
    await this.#read(false);
    return this.#take();
  }

  /** The rows that only the end of the file completes. */
  async end(): Promise<readonly CsvRow[]> {
    await this.#read(true);
    return this.#take();
  }

  #take(): readonly CsvRow[] {
    if (this.#rowStart > this.#window.start) this.#window.dropBefore(this.#rowStart);
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #skipByteOrderMark(first: Uint8Array): void {
    const [one, two, three] = first;
    const length =
      this.#unitBytes === 2
        ? (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)
          ? 2
          : 0
        : one === 0xef && two === 0xbb && three === 0xbf
          ? 3
          : 0;
    this.#rowStart = this.#fed = length;
  }

  async #read(isEnd: boolean): Promise<void> {
    for (;;) {
      if (this.#fault === null && this.#reread <= MOST_REREAD) {
        await this.#feed(isEnd);
        this.#collect();
        if (this.#fault === null && this.#fed - this.#rowStart > LONGEST_ROW) this.#fault = 'CSV_QUOTE_NOT_CLOSED';
        if (this.#fault === null) return;
      }
      if (!this.#takeFaultyLine(isEnd)) return;
    }
  }

  async #feed(isEnd: boolean): Promise<void> {
    const parser = this.#parser ?? this.#start();
    const whole = this.#window.end - ((this.#window.end - this.#fed) % this.#unitBytes);
    while (this.#fed < whole && this.#fault === null) {
      const to = Math.min(whole, this.#fed + this.#step);
      const structure = this.#structure(this.#fed, to);
      this.#fed = to;
      this.#step = Math.min(MOST_STEP, this.#step * 2);
      await new Promise<void>((resolve) => {
        parser.write(structure, (error) => {
          if (error) this.#fault = codeOf(error);
          resolve();
        });
      });
    }
    if (isEnd && this.#fault === null) {
      await new Promise<void>((resolve) => {
        parser.once('close', resolve);
        parser.once('end', resolve);
        parser.end();
        parser.resume();
      });
    }
  }

  #start(): Parser {
    this.#parserStart = this.#fed = this.#rowStart;
    const parser = parse({
      delimiter: this.#delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      encoding: this.#encoding === 'utf-8' ? 'utf8' : 'latin1',
      relax_column_count: true,
      skip_empty_lines: true,
      // Nothing is passed on, so the stream never waits for a reader: rows are taken where they are found.
      on_record: (cells: string[], context) => {
        this.#found.push({ end: context.bytes, cells });
        return null;
      },
    });
    parser.on('error', (error) => {
      if (this.#parser === parser) this.#fault = codeOf(error);
    });
    this.#parser = parser;
    return parser;
  }

  /** One byte for each code unit: what csv-parse needs to see of it, and never half a character taken for a quote. */
  #structure(from: number, to: number): Uint8Array {
    if (this.#unitBytes === 1) return Buffer.from(this.#window.view(from, to));
    const bytes = this.#window.view(from, to);
    const low = this.#encoding === 'utf-16le' ? 0 : 1;
    const structure = Buffer.allocUnsafe(bytes.length / 2);
    for (let index = 0; index < structure.length; index += 1) {
      const unit = bytes[index * 2 + low] ?? 0;
      structure[index] = bytes[index * 2 + 1 - low] === 0 && unit < 0x80 ? unit : 0x80;
    }
    return structure;
  }

  #collect(): void {
    for (const { end, cells } of this.#found.splice(0)) {
      const to = this.#parserStart + end * this.#unitBytes;
      const { position, stop } = this.#trim(this.#rowStart, to);
      this.#rowStart = to;
      if (position === stop) continue;
      this.#rows.push({
        position,
        bytes: this.#window.slice(position, stop),
        cells: this.#encoding === 'utf-8' ? cells : null,
        fault: null,
      });
    }
  }

  /** Takes the first line of what cannot be read as a row; false: its end has not come yet. */
  #takeFaultyLine(isEnd: boolean): boolean {
    const start = this.#trim(this.#rowStart, this.#window.end).position;
    const lineEnd = this.#lineEnd(start);
    if (lineEnd === null && !isEnd && this.#window.end - start < LONGEST_ROW) return false;
    const stop = lineEnd ?? this.#window.end;
    const fault = this.#fault ?? 'CSV_QUOTE_NOT_CLOSED';
    if (this.#fault !== null) this.#reread += Math.max(0, this.#fed - stop);
    this.#step = LEAST_STEP;
    if (stop > start) {
      const bytes = this.#window.slice(start, stop);
      this.#rows.push({ position: start, bytes, cells: null, fault: FAULTS[fault] ?? `It is no CSV (${fault}).` });
    }
    this.#rowStart = stop;
    this.#fed = stop;
    this.#fault = null;
    this.#parser = null;
    return stop < this.#window.end || (isEnd && stop > start);
  }

  #unit(offset: number): number {
    const bytes = this.#window.view(offset, offset + this.#unitBytes);
    if (this.#unitBytes === 1) return bytes[0] ?? 0;
    const [first = 0, second = 0] = bytes;
    return this.#encoding === 'utf-16le' ? first + second * 256 : first * 256 + second;
  }

  #lineEnd(from: number): number | null {
    for (let offset = from; offset + this.#unitBytes <= this.#window.end; offset += this.#unitBytes) {
      const unit = this.#unit(offset);
      if (unit === LF || unit === CR) return offset;
    }
    return null;
  }

  /** Leaves out blank lines before a row and the line break after it. */
  #trim(from: number, to: number): { readonly position: number; readonly stop: number } {
    const step = this.#unitBytes;
    const isBreak = (offset: number): boolean => {
      const unit = this.#unit(offset);
      return unit === LF || unit === CR;
    };
    let position = from;
    while (position + step <= to && isBreak(position)) position += step;
    let stop = to;
    if (stop - step >= position && isBreak(stop - step)) {
      const wasLineFeed = this.#unit(stop - step) === LF;
      stop -= step;
      if (wasLineFeed && stop - step >= position && this.#unit(stop - step) === CR) stop -= step;
    }
    return { position, stop };
  }
}

/** csv-parse's own errors have a code; any other error is a bug. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string' && error.name !== 'TypeError') return error.code;
  throw error;
}
