import type { ReadingPlan } from '@core/backends/reading-plan';
import { decodeRecord } from '@core/records/decode';
import type { FramedPiece, RecordFramer } from '@core/records/framed-record';
import type { TextDecoding } from '@core/records/text-decoding';
import { csvCells } from './csv-cells';
import { type CsvRow, CsvRows } from './csv-rows';

type CsvPlan = Pick<ReadingPlan, 'encoding' | 'delimiter' | 'headings'>;

/**
 * Cuts a CSV file into its rows; the first row holds the headings and is not given out. A row with other than one cell
 * for each heading is rejected (surplus cells that are empty are let go), never shifted; a line that is no CSV is
 * rejected, and reading goes on at the next line.
 */
export function createCsvFramer(plan: CsvPlan, decoding: TextDecoding): RecordFramer {
  return {
    async *frame(chunks) {
      const rows = new CsvRows(plan.delimiter ?? ',', plan.encoding);
      const reading = new RowReading(plan, decoding);
      for await (const chunk of chunks) {
        const pieces = reading.pieces(await rows.push(chunk));
        if (pieces.length > 0) yield pieces;
      }
      const last = reading.pieces(await rows.end());
      if (last.length > 0) yield last;
    },
  };
}

class RowReading {
  readonly #plan: CsvPlan;
  readonly #decoding: TextDecoding;
  #hasHeadings = false;
  #isAfterBrokenLine = false;

  constructor(plan: CsvPlan, decoding: TextDecoding) {
    this.#plan = plan;
    this.#decoding = decoding;
  }

  pieces(rows: readonly CsvRow[]): readonly FramedPiece[] {
    const pieces: FramedPiece[] = [];
    for (const row of rows) {
      if (!this.#hasHeadings) this.#hasHeadings = true;
      else pieces.push(this.#piece(row));
    }
    return pieces;
  }

  #piece(row: CsvRow): FramedPiece {
    const { text, encoding } = decodeRecord(row.bytes, this.#plan.encoding, this.#decoding);
    const isReadable = row.fault === null || !this.#isAfterBrokenLine;
    const parsed = encoding === 'utf-8' ? row.cells : null;
    const cells = parsed ?? (isReadable ? csvCells(text, this.#plan.delimiter ?? ',') : null);
    this.#isAfterBrokenLine = cells === null;
    const fault = cells === null ? (row.fault ?? 'This line is no CSV row.') : this.#faultOf(cells);
    const { position, bytes } = row;
    if (fault !== null || cells === null) return { kind: 'rejected', position, bytes, reason: fault ?? '' };
    const kept = this.#plan.headings === null ? cells : cells.slice(0, this.#plan.headings.length);
    return { kind: 'record', position, bytes, encoding, text, cells: kept };
  }

  #faultOf(cells: readonly string[]): string | null {
    if (cells.every((cell) => cell.trim() === '')) return 'The row holds no values.';
    const wanted = this.#plan.headings?.length ?? cells.length;
    const isFitting =
      cells.length === wanted || (cells.length > wanted && cells.slice(wanted).every((one) => one === ''));
    return isFitting ? null : `The row has ${cells.length} cells where the headings are ${wanted}.`;
  }
}
