import { pickPaths } from '@core/records/pick-paths';
import { decodeRecord } from '../record-text';
import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import type { ArchiveState } from '../state';
import { idsCondition } from './ids-condition';
import { portionsOf } from './portions';
import { recordsOf } from './records';

/** Records that are held at once: a page of entries can hold a hundred of 30 MB. */
const PORTION = { rows: 2000, bytes: 16 * 1024 * 1024 };
/** Records that are read before others have their turn. */
const TURN_BYTES = 1_000_000;

/** Values at places in raw by entry, in the order of the places; entries that are gone are left out. */
export async function pathValuesOf(
  session: Session,
  ids: readonly number[],
  paths: readonly string[],
  state: ArchiveState,
): Promise<ReadonlyMap<number, readonly (string | null)[]>> {
  const values = new Map<number, readonly (string | null)[]>();
  if (ids.length === 0 || paths.length === 0) return values;
  const lengths = sql(`SELECT e.id, e.raw_length FROM entry AS e WHERE ${idsCondition('e.id', ids)} ORDER BY e.id`);
  const wanted = new Set(ids);
  const portions: (readonly number[])[] = [];
  // The connection answers one query at a time: the ids first, then their records.
  for await (const portion of portionsOf(session, lengths, PORTION)) portions.push(portion);
  let bytes = 0;
  for (const portion of portions) {
    const asked = portion.filter((id) => wanted.has(id));
    for (const record of await recordsOf(session, asked, state)) {
      const text = record.encoding === 'binary' ? '' : decodeRecord(record.bytes, record.encoding);
      values.set(record.id, pickPaths(text, paths));
      bytes += record.bytes.byteLength;
      if (bytes < TURN_BYTES) continue;
      bytes = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return values;
}
