import type { BatchOutcome } from '@core/archive/archive';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { ChainDigest } from '../integrity/chain-digest';
import { type AddingKind, insertBatch, type NewBatch } from '../ledger/batches';
import type { ArchiveState, Counters } from '../state';
import { appendEntries } from './append-entries';
import { codesOf } from './batch-codes';
import { ColumnChunk, CHUNK_ROWS } from './column-chunk';
import { keepNames, namesOf, writeNewValues, type NameChange } from './new-values';
import { type Resolution, resolveRows } from './resolve-rows';

export interface BatchTarget {
  readonly kind: AddingKind;
  /** null: collected. */
  readonly importId: number | null;
  /** The file that delivers each row, or all of them. */
  readonly files: number | Uint32Array;
  readonly now: number;
  /** The batch written before this one in the same transaction. */
  readonly after: CommittedBatch | null;
}

/** What a committed batch changes in memory, once its transaction is through. */
export interface CommittedBatch {
  readonly outcome: BatchOutcome;
  readonly link: NewBatch;
  readonly lastId: number;
  readonly added: Counters;
  /** Every row, stored or not. */
  readonly seen: Counters;
  readonly names: readonly NameChange[];
}

/** Writes one batch within the session's transaction. */
export async function writeBatch(
  session: Session,
  state: ArchiveState,
  target: BatchTarget,
  batch: EntryBatch,
): Promise<CommittedBatch> {
  const { firstId, number, at, previous } = placeAfter(state, target);
  const fileOf = fileOfRow(target.files);
  const codes = codesOf(batch, state.dimensions);
  const resolution = await resolveRows(session, batch, firstId);
  const { stored, duplicates, revisions } = resolution;
  await appendEntries(session, { batch, codes, rows: stored, firstId, batchNumber: number, fileOf });
  await appendSightings(session, batch, resolution, { fileOf, number });
  if (revisions.length > 0) {
    const values = revisions.map((one) => `(${integer(one.id)}, ${integer(one.firstId)})`);
    await session.run(sql(`INSERT INTO revision VALUES ${values.join(', ')}`));
  }
  const names = namesOf(batch, codes.tenant, state.dimensions.tenants);
  await writeNewValues(session, codes, names);
  const link: NewBatch = {
    number,
    kind: target.kind,
    importId: target.importId,
    fileId: typeof target.files === 'number' ? target.files : null,
    firstId: stored.length === 0 ? null : firstId,
    lastId: stored.length === 0 ? null : firstId + stored.length - 1,
    entries: stored.length,
    at,
    previous,
    digest: digestOf(state, batch, codes.tenant, { stored, number, firstId, previous, kind: target.kind }),
  };
  await insertBatch(session, link);
  const outcome = {
    added: stored.length - revisions.length,
    duplicates: duplicates.length,
    revisions: revisions.length,
  };
  return {
    outcome,
    link,
    lastId: link.lastId ?? firstId - 1,
    added: timesOf(batch, stored),
    seen: timesOf(batch, null),
    names,
  };
}

/** Brings the memory up to a batch whose transaction is through. */
export function keepCommitted(state: ArchiveState, committed: CommittedBatch): void {
  state.keepBatch(committed.link);
  state.highestId = Math.max(state.highestId, committed.lastId);
  state.hasRevisions ||= committed.outcome.revisions > 0;
  keepNames(committed.names, state.dimensions.tenants);
  const { counters } = state;
  counters.entries += committed.added.entries;
  counters.undated += committed.added.undated;
  counters.earliest = borderOf(Math.min, counters.earliest, committed.added.earliest);
  counters.latest = borderOf(Math.max, counters.latest, committed.added.latest);
}

function borderOf(choose: (...values: number[]) => number, known: number | null, added: number | null): number | null {
  return known === null || added === null ? (known ?? added) : choose(known, added);
}

/** Where a batch goes on with ids, instants and the chain. */
interface Place {
  readonly firstId: number;
  readonly number: number;
  readonly at: number;
  readonly previous: Uint8Array;
}

function placeAfter(state: ArchiveState, { after, now }: BatchTarget): Place {
  if (after === null) {
    return {
      firstId: state.highestId + 1,
      number: state.lastBatch + 1,
      at: state.nextInstant(now),
      previous: state.lastDigest,
    };
  }
  const { link, lastId } = after;
  return { firstId: lastId + 1, number: link.number + 1, at: Math.max(now, link.at + 1), previous: link.digest };
}

type FileOf = (row: number) => number;
const fileOfRow = (files: number | Uint32Array): FileOf =>
  typeof files === 'number' ? () => files : (row) => files[row] ?? 0;

async function appendSightings(
  session: Session,
  batch: EntryBatch,
  { duplicates }: Resolution,
  { fileOf, number }: { readonly fileOf: FileOf; readonly number: number },
): Promise<void> {
  if (duplicates.length === 0) return;
  const appender = await session.connection.createAppender('sighting', 'main', 'archive');
  for (let start = 0; start < duplicates.length; start += CHUNK_ROWS) {
    const slice = duplicates.slice(start, start + CHUNK_ROWS);
    const chunk = new ColumnChunk(['uint32', 'uint32', 'int64', 'uint16', 'uint32'], slice.length);
    chunk.uint32((index) => slice[index]?.entry ?? 0);
    chunk.uint32((index) => fileOf(slice[index]?.row ?? 0));
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
  start: Pick<Place, 'firstId' | 'number' | 'previous'> & {
    readonly stored: Uint32Array;
    readonly kind: AddingKind;
  },
): Uint8Array {
  const digest = new ChainDigest(start.previous, start.number, start.kind, state.tenantDigests);
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
