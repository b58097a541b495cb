import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import type { DigestedEntry } from './chain-digest';
import { digestColumns, digestedRows } from './digested-rows';

/** Ids that are read together: a collection makes many small batches, and a question for each would take hours. */
const IDS_AT_ONCE = 32_768;

/** Entries as the batch that brought them left them: as their first tombstone says, else as they are now. */
export class AddedEntries {
  readonly #session: Session;
  #entries: readonly DigestedEntry[] = [];
  #at = 0;
  #end = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** In id order. Ranges are asked for one after the other, as the chain has them. */
  async between(first: number, last: number): Promise<readonly DigestedEntry[]> {
    if (last > this.#end || first < (this.#entries[this.#at]?.id ?? first)) await this.#read(first, last);
    while ((this.#entries[this.#at]?.id ?? first) < first) this.#at += 1;
    const start = this.#at;
    while ((this.#entries[this.#at]?.id ?? Number.POSITIVE_INFINITY) <= last) this.#at += 1;
    return this.#entries.slice(start, this.#at);
  }

  async #read(first: number, last: number): Promise<void> {
    const end = Math.max(last, first + IDS_AT_ONCE - 1);
    const range = `BETWEEN ${integer(first)} AND ${integer(end)}`;
    const added = sql(`
      WITH changed AS (
        SELECT * FROM tombstone WHERE entry ${range} QUALIFY row_number() OVER (PARTITION BY entry ORDER BY batch) = 1
      ), member AS (
        SELECT ${digestColumns('t', 'entry')} FROM changed AS t
        UNION ALL SELECT ${digestColumns('e', 'id')} FROM entry AS e
        WHERE e.id ${range} AND e.id NOT IN (SELECT entry FROM changed)
      )
      SELECT ${digestColumns('m', 'entry')} FROM member AS m ORDER BY m.entry`);
    const entries: DigestedEntry[] = [];
    for await (const { entry } of digestedRows(this.#session, added)) entries.push(entry);
    this.#entries = entries;
    this.#at = 0;
    this.#end = end;
  }
}
