import { hasSameContent } from '@core/entry/canonical-content';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import { breathe } from '../engine/turns';
import { rawOf } from './append-entries';
import { CHUNK_ROWS, ColumnChunk } from './column-chunk';
import { StoredTexts } from './stored-texts';

/** What becomes of a batch's rows. */
export interface Resolution {
  /** Rows to store, ascending; row `stored[i]` gets the id `firstId + i`. */
  readonly stored: Uint32Array;
  readonly duplicates: readonly { readonly row: number; readonly entry: number }[];
  /** Stored rows that are later versions, with the id of the first version. */
  readonly revisions: readonly { readonly id: number; readonly firstId: number }[];
}

/** A version of an entry: in the archive, or earlier in this batch (`row`). */
interface Version {
  readonly id: number;
  readonly row: number | null;
  readonly hasSameBytes: boolean;
  readonly byteLength: number;
}

/** Versions whose content is compared (the first and the latest); their bytes are compared with all. */
const COMPARED = 50;

/** Made anew for each batch: DuckDB keeps what is deleted from a table in memory, and plans as if it were there. */
const STAGE = 'CREATE OR REPLACE TEMP TABLE stage_identity (row_number UINTEGER, identity UHUGEINT, sha256 BLOB)';

/** Identities first: only the rows that match are read any further, so that a small batch costs one scan of 16 bytes a row. */
const MATCHES = `WITH known AS MATERIALIZED (
    SELECT stage.row_number, stage.sha256, e.id FROM entry AS e JOIN stage_identity AS stage ON e.identity = stage.identity
  )
  SELECT known.row_number, e.id, e.sha256 = known.sha256, e.raw_length
  FROM entry AS e JOIN known ON known.id = e.id ORDER BY 1, 2`;

/** Finds which rows are new, duplicates or revisions, against the whole archive and within the batch. */
export async function resolveRows(session: Session, batch: EntryBatch, firstId: number): Promise<Resolution> {
  const known = await knownVersions(session, batch);
  const texts = new StoredTexts(session, batch, compared(known));
  const inBatch = new Map<string, number[]>();
  const repeated = repeatedIdentities(batch);
  const stored: number[] = [];
  const idOfRow = new Map<number, number>();
  const duplicates: { row: number; entry: number }[] = [];
  const revisions: { id: number; firstId: number }[] = [];
  for (let row = 0; row < batch.count; row += 1) {
    const key = repeated === null ? null : keyOf(batch, row);
    const earlier = key === null ? [] : (inBatch.get(key) ?? []);
    const versions = [
      ...(known.get(row) ?? []),
      ...earlier.map((one) => versionInBatch(batch, row, one, idOfRow.get(one) ?? 0)),
    ];
    const same = versions.length === 0 ? null : await sameVersion(texts, batch, row, versions);
    if (same !== null) {
      duplicates.push({ row, entry: same.id });
      continue;
    }
    const id = firstId + stored.length;
    const first = versions[0];
    if (first !== undefined) revisions.push({ id, firstId: first.id });
    stored.push(row);
    if (key === null || repeated?.has(key) !== true) continue;
    idOfRow.set(row, id);
    if (earlier.length === 0) inBatch.set(key, [row]);
    else inBatch.get(key)?.push(row);
  }
  return { stored: Uint32Array.from(stored), duplicates, revisions };
}

const keyOf = (batch: EntryBatch, row: number): string =>
  Buffer.from(batch.identity.buffer, batch.identity.byteOffset + row * 16, 16).toString('latin1');

/** Identities that occur more than once in the batch; null where none does. */
function repeatedIdentities(batch: EntryBatch): ReadonlySet<string> | null {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (let row = 0; row < batch.count; row += 1) {
    const key = keyOf(batch, row);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated.size === 0 ? null : repeated;
}

function versionInBatch(batch: EntryBatch, row: number, other: number, id: number): Version {
  const sha = (at: number): Uint8Array => batch.sha256.subarray(at * 32, at * 32 + 32);
  return {
    id,
    row: other,
    hasSameBytes: Buffer.compare(sha(row), sha(other)) === 0,
    byteLength: rawOf(batch, other).byteLength,
  };
}

async function sameVersion(
  texts: StoredTexts,
  batch: EntryBatch,
  row: number,
  versions: readonly Version[],
): Promise<Version | null> {
  const sameBytes = versions.find((version) => version.hasSameBytes);
  if (sameBytes !== undefined) return sameBytes;
  const text = texts.ofRow(row);
  await texts.breatheNowAndThen();
  for (const version of fewOf(versions)) {
    const other = version.row === null ? await texts.ofEntry(version.id) : texts.ofRow(version.row);
    if (hasSameContent(batch.kind, other, text)) return version;
  }
  return null;
}

const fewOf = (versions: readonly Version[]): readonly Version[] =>
  versions.length <= COMPARED ? versions : [...versions.slice(0, 1), ...versions.slice(1 - COMPARED)];

/** Entries of the archive whose texts will be asked for, in that order. */
function compared(known: ReadonlyMap<number, readonly Version[]>): readonly Version[] {
  return [...known]
    .filter(([, versions]) => !versions.some((version) => version.hasSameBytes))
    .sort(([first], [second]) => first - second)
    .flatMap(([, versions]) => fewOf(versions));
}

/** Versions in the archive by row of the batch, oldest first. */
async function knownVersions(session: Session, batch: EntryBatch): Promise<ReadonlyMap<number, readonly Version[]>> {
  await session.run(sql(STAGE));
  const appender = await session.connection.createAppender('stage_identity', 'main', 'temp');
  for (let start = 0; start < batch.count; start += CHUNK_ROWS) {
    const chunk = new ColumnChunk(['uint32', 'uint128', 'bytes'], Math.min(CHUNK_ROWS, batch.count - start));
    chunk.uint32((index) => start + index);
    chunk.uint128((index) => batch.identity.subarray((start + index) * 16, (start + index) * 16 + 16));
    chunk.bytes((index) => batch.sha256.subarray((start + index) * 32, (start + index) * 32 + 32));
    appender.appendDataChunk(chunk.chunk);
  }
  appender.closeSync();
  await breathe();
  const versions = new Map<number, Version[]>();
  for await (const chunk of session.chunks(sql(MATCHES))) {
    const [rows, ids, same, lengths] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const row = numberOf(rows?.[at]);
      const version = {
        id: numberOf(ids?.[at]),
        row: null,
        hasSameBytes: same?.[at] === true,
        byteLength: numberOf(lengths?.[at]),
      };
      const list = versions.get(row);
      if (list === undefined) versions.set(row, [version]);
      else list.push(version);
    }
  }
  return versions;
}
