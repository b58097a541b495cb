import type { Archive, StoredRecord } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { decodeForReading } from '../../files/decode-record';

export interface RecordText {
  readonly record: StoredRecord;
  readonly text: string;
}

/** Records from this many bytes on are kept decoded, one at a time: a viewer reads them stretch by stretch. */
const KEPT_BYTES = 1_000_000;
/** How long the kept one stays in memory. */
const KEPT_MS = 30_000;

export function entryNotFound(id: number): ExpectedFailure {
  return new ExpectedFailure(
    'entry-not-found',
    `There is no entry ${id} in this archive; it may have been removed by undoing its import.`,
  );
}

/** Records with their texts; remembers the last large one, so that reading on does not fetch and decode it again. */
export class RecordTexts {
  readonly #archive: Pick<Archive, 'record' | 'onChanged'>;
  #kept: RecordText | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(archive: Pick<Archive, 'record' | 'onChanged'>) {
    this.#archive = archive;
    // An undone import takes records away, a correction gives them another plan.
    archive.onChanged(() => this.#forget());
  }

  /** Fails with `entry-not-found`. */
  async read(id: number): Promise<RecordText> {
    if (this.#kept?.record.id === id) return this.#kept;
    const record = await this.#archive.record(id);
    if (record === null) throw entryNotFound(id);
    const read = { record, text: decodeForReading(record.bytes, record.encoding) };
    if (record.bytes.byteLength >= KEPT_BYTES) this.#keep(read);
    return read;
  }

  #keep(read: RecordText): void {
    this.#forget();
    this.#kept = read;
    this.#timer = setTimeout(() => this.#forget(), KEPT_MS);
    this.#timer.unref();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#kept = null;
  }
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/** The first `limit` UTF-16 code units, one less where a surrogate pair would be cut in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit);
}
