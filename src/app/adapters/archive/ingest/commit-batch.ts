import type { BatchOutcome } from '@core/archive/archive';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { ChainDigest } from '../integrity/chain-digest';
import { insertBatch, type NewBatch } from '../ledger/batches';
import type { ArchiveState, Counters } from '../state';
import { appendEntries } from './append-entries';
import { codesOf } from './batch-codes';
import { ColumnChunk, CHUNK_ROWS } from './column-chunk';
import { namesOf, writeNewValues, type NameChange } from './new-values';
import { type Resolution, resolveRows } from './resolve-rows';

export interface BatchTarget {
  readonly importId: number;
  readonly fileId: number;
  readonly now: number;
}

/** What a committed batch changes in memory, once its transaction is through. */
export interface CommittedBatch {
  readonly outcome: BatchOutcome;
  readonly link: NewBatch;
  readonly lastId: number;
  readonly added: Counters;
  readonly names: readonly NameChange[];
}

/** Writes one batch within the session's transaction. */
export async function writeBatch(
  session: Session,
  state: ArchiveState,
  target: BatchTarget,
  batch: EntryBatch,
): Promise<CommittedBatch> {
  const firstId = state.highestId + 1;
  const codes = codesOf(batch, state.dimensions);
  const resolution = await resolveRows(session, batch, firstId);
  const { stored, duplicates, revisions } = resolution;
  const number = state.lastBatch + 1;
  await appendEntries(session, { batch, codes, rows: stored, firstId, batchNumber: number, fileId: target.fileId });
  await appendSightings(session, batch, resolution, { fileId: target.fileId, number });
  if (revisions.length > 0) {
    const values = revisions.map((one) => `(${integer(one.id)}, ${integer(one.firstId)})`);
    await session.run(sql(`INSERT INTO revision VALUES ${values.join(', ')}`));
  }
  const names = namesOf(batch, codes.tenant, state.dimensions.tenants);
  await writeNewValues(session, codes, names);
  const link: NewBatch = {
    number,
    kind: 'import',
    importId: target.importId,
    fileId: target.fileId,
    firstId: stored.length === 0 ? null : firstId,
    lastId: stored.length === 0 ? null : firstId + stored.length - 1,
    entries: stored.length,
    at: state.nextInstant(target.now),
    previous: state.lastDigest,
    digest: digestOf(state, batch, codes.tenant, { stored, number, firstId }),
  };
  await insertBatch(session, link);
  const outcome = {
    added: stored.length - revisions.length,
    duplicates: duplicates.length,
    revisions: revisions.length,
  };
  await addToFile(session, target.fileId, outcome, timesOf(batch, null));
  return { outcome, link, lastId: link.lastId ?? state.highestId, added: timesOf(batch, stored), names };
}

async function appendSightings(
  session: Session,
  batch: EntryBatch,
  { duplicates }: Resolution,
  { fileId, number }: { readonly fileId: number; readonly number: number },
): Promise<void> {
  if (duplicates.length === 0) return;
  const appender = await session.connection.createAppender('sighting', 'main', 'archive');
  for (let start = 0; start < duplicates.length; start += CHUNK_ROWS) {
    const slice = duplicates.slice(start, start + CHUNK_ROWS);
    const chunk = new ColumnChunk(['uint32', 'uint32', 'int64', 'uint16', 'uint32'], slice.length);
    chunk.uint32((index) => slice[index]?.entry ?? 0);
    chunk.uint32(() => fileId);
    chunk.int64((index) => batch.position[slice[index]?.row ?? 0] ?? 0);
    chunk.uint16((index) => batch.part[slice[index]?.row ?? 0] ?? 0);
    chunk.uint32(() => number);
    appender.appendDataChunk(chunk.chunk);
  }
  appender.closeSync();
}

function digestOf(
  state: ArchiveState,
  batch: EntryBatch,
  tenants: Uint32Array,
  start: { readonly stored: Uint32Array; readonly number: number; readonly firstId: number },
): Uint8Array {
  const digest = new ChainDigest(state.lastDigest, start.number, 'import', state.tenantDigests);
  start.stored.forEach((row, index) => {
    digest.add({
      id: start.firstId + index,
      identity: batch.identity.subarray(row * 16, row * 16 + 16),
      sha256: batch.sha256.subarray(row * 32, row * 32 + 32),
      tenant: tenants[row] ?? 0,
      mappingVersion: batch.mappingVersion,
      position: batch.position[row] ?? 0,
      part: batch.part[row] ?? 0,
    });
  });
  return digest.finish();
}

/** Counts and borders of the times of some rows; of all where `rows` is null. */
function timesOf(batch: EntryBatch, rows: Uint32Array | null): Counters {
  const counters: Counters = { entries: rows?.length ?? batch.count, undated: 0, earliest: null, latest: null };
  for (let index = 0; index < counters.entries; index += 1) {
    const started = batch.started[rows === null ? index : (rows[index] ?? 0)] ?? Number.NaN;
    if (Number.isNaN(started)) counters.undated += 1;
    else {
      counters.earliest = Math.min(counters.earliest ?? started, started);
      counters.latest = Math.max(counters.latest ?? started, started);
    }
  }
  return counters;
}

async function addToFile(session: Session, fileId: number, outcome: BatchOutcome, times: Counters): Promise<void> {
  const earliest = times.earliest === null ? 'NULL' : integer(times.earliest);
  const latest = times.latest === null ? 'NULL' : integer(times.latest);
  await session.run(
    sql(`UPDATE import_file SET added = added + ${outcome.added}, duplicates = duplicates + ${outcome.duplicates},
      revisions = revisions + ${outcome.revisions}, undated = undated + ${times.undated},
      earliest = least(earliest, ${earliest}), latest = greatest(latest, ${latest}) WHERE id = ${integer(fileId)}`),
  );
}
