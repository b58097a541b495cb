import type { EntryBatch } from '@core/archive/entry-batch';
import { TEXT_ENCODINGS } from '@core/records/framed-record';
import type { Session } from '../engine/session';
import { integers, sql } from '../engine/sql';
import { breathe } from '../engine/turns';
import { bytesOrNull, numberOf } from '../engine/values';
import { decodeRecord } from '../record-text';
import { rawOf } from './append-entries';

/** Stored records read ahead together: one question each would take hours for a file that changed as a whole. */
const READ_AHEAD = { entries: 1_000, bytes: 16 * 1024 * 1024 };
const COMPARISONS_PER_BREATH = 200;

/** Texts of records in a batch and in the archive, for comparing contents. */
export class StoredTexts {
  readonly #session: Session;
  readonly #batch: EntryBatch;
  readonly #wanted: readonly { readonly id: number; readonly byteLength: number }[];
  #at = 0;
  #read = new Map<number, string>();
  #comparisons = 0;

  /** `wanted`: the archive's entries whose texts will be asked for, in about that order. */
  constructor(
    session: Session,
    batch: EntryBatch,
    wanted: readonly { readonly id: number; readonly byteLength: number }[],
  ) {
    this.#session = session;
    this.#batch = batch;
    this.#wanted = wanted;
  }

  ofRow(row: number): string {
    return decodeRecord(rawOf(this.#batch, row), TEXT_ENCODINGS[this.#batch.rawEncoding[row] ?? 0] ?? 'utf-8');
  }

  async ofEntry(id: number): Promise<string> {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    await this.#readAhead(id);
    return this.#read.get(id) ?? '';
  }

  /** Comparing parses two records: others get their turn in between. */
  async breatheNowAndThen(): Promise<void> {
    this.#comparisons += 1;
    if (this.#comparisons % COMPARISONS_PER_BREATH === 0) await breathe();
  }

  async #readAhead(id: number): Promise<void> {
    const found = this.#wanted.findIndex((one, index) => index >= this.#at && one.id === id);
    const ids = [id];
    if (found >= 0) {
      let bytes = 0;
      this.#at = found;
      for (const one of this.#wanted.slice(found, found + READ_AHEAD.entries)) {
        bytes += one.byteLength;
        if (bytes > READ_AHEAD.bytes) break;
        ids.push(one.id);
      }
    }
    const rows = await this.#session.rows(
      sql(
        `SELECT id, coalesce(encode(raw), raw_bytes), raw_encoding FROM entry WHERE id IN (${integers(new Set(ids))})`,
      ),
    );
    this.#read = new Map(
      rows.map(([one, bytes, encoding]) => [
        numberOf(one),
        decodeRecord(bytesOrNull(bytes) ?? new Uint8Array(), TEXT_ENCODINGS[numberOf(encoding)] ?? 'utf-8'),
      ]),
    );
  }
}
