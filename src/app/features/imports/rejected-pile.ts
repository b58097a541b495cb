import type { RejectedInput } from '@core/archive/archive';
import type { RejectedPiece } from '@core/records/framed-record';

/** Bytes of one rejected record that are kept; of a larger one the first so many. */
const MOST_BYTES_EACH = 64 * 1024 * 1024;
const MOST_RECORDS = 500;
const MOST_BYTES = 8 * 1024 * 1024;

/** Gathers rejected records until they are worth a transaction. */
export class RejectedPile {
  #records: RejectedInput[] = [];
  #bytes = 0;

  add({ position, bytes, reason }: Omit<RejectedPiece, 'kind'>): void {
    const isCut = bytes.length > MOST_BYTES_EACH;
    // A copy: what is handed to another thread takes its whole buffer along.
    const kept = bytes.slice(0, MOST_BYTES_EACH);
    const note = ` Only the first ${MOST_BYTES_EACH / 1024 ** 2} MB of its ${bytes.length} bytes are kept.`;
    this.#records.push({ position, bytes: kept, reason: isCut ? reason + note : reason });
    this.#bytes += kept.length;
  }

  get isFull(): boolean {
    return this.#records.length >= MOST_RECORDS || this.#bytes >= MOST_BYTES;
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  take(): readonly RejectedInput[] {
    const records = this.#records;
    this.#records = [];
    this.#bytes = 0;
    return records;
  }
}
