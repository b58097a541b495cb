import type { Digest } from '../../entry/digest';
import type { FramedRecord } from '../../records/framed-record';

/**
 * Remembers what a window has brought, so that pages that overlap, and a second reading, hand each record on once.
 * A record with an id comes through once for each of its bodies; equal records without an id as often as one reading of
 * the window has them.
 */
export class SeenRecords {
  readonly #digest: Digest;
  readonly #handedOn = new Map<string, number>();
  #reading = new Map<string, number>();
  #ids = new Set<string>();

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** Different records of the reading at hand; of equal ones without an id, each. */
  get distinct(): number {
    return this.#ids.size;
  }

  /** The window is read again from its start. */
  readAgain(): void {
    this.#reading = new Map();
    this.#ids = new Set();
  }

  /** `isNew`: not met before in this reading. `isWanted`: not handed on yet, by this reading or the one before. */
  meet(record: FramedRecord, id: string | null): { readonly isNew: boolean; readonly isWanted: boolean } {
    const content = shortText(this.#digest.sha256(record.bytes));
    const key = id === null ? content : `${id}\n${content}`;
    const inReading = (this.#reading.get(key) ?? 0) + 1;
    this.#reading.set(key, inReading);
    const name = id === null ? `${content}\n${inReading}` : id;
    const isNew = !this.#ids.has(name) && (id !== null || inReading === 1);
    this.#ids.add(name);
    const wanted = id === null ? inReading : 1;
    const isWanted = (this.#handedOn.get(key) ?? 0) < wanted;
    if (isWanted) this.#handedOn.set(key, wanted);
    return { isNew, isWanted };
  }
}

/** Sixteen bytes are enough to tell records apart. */
function shortText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < 16; at += 2) text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text;
}
