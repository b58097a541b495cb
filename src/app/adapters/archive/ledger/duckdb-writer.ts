import type {
  ArchiveWriter,
  BatchOutcome,
  CancelSignal,
  NewImportFile,
  Rederived,
  RejectedInput,
} from '@core/archive/archive';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { ImportState } from '@core/imports/import-report';
import type { ArchiveCore } from '../archive-core';
import { assertRoom } from '../engine/disk-space';
import type { Session } from '../engine/session';
import { integer, integers, sql } from '../engine/sql';
import { CHUNK_ROWS, ColumnChunk } from '../ingest/column-chunk';
import { writeBatch } from '../ingest/commit-batch';
import { keepNames } from '../ingest/new-values';
import { portionsOf } from '../query/portions';
import { recordsOf } from '../query/records';
import { countAll } from '../state';
import { correctFile } from './correct-file';
import { importNotFound } from './import-ledger';
import { takeOutImport } from './take-out-import';

/**
 * What DuckDB may use while an import runs: the reader's thread and its batches need the rest, so that the process stays
 * under 700 MB whatever the size of the file.
 */
const IMPORT_MEMORY_BYTES = 200_000_000;

const RECORDS_AT_ONCE = { rows: 5_000, bytes: 16 * 1024 * 1024 };

/** Changes the archive, one transaction after the other; memory follows each commit. */
export class DuckDbWriter implements ArchiveWriter {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  async beginImport(title: string): Promise<number> {
    await this.#core.database.limitMemory(IMPORT_MEMORY_BYTES);
    return this.#change(async (session) => {
      const id = this.#core.state.lastImport + 1;
      await session.run(
        sql(
          `INSERT INTO import VALUES (${integer(id)}, ?, 'running', ${integer(this.#core.options.now())}, NULL)`,
          title,
        ),
      );
      return () => {
        this.#core.state.lastImport = id;
        return id;
      };
    });
  }

  beginFile(file: NewImportFile): Promise<number> {
    return this.#change(async (session) => {
      const id = this.#core.state.lastFile + 1;
      await session.run(
        sql(
          `INSERT INTO import_file VALUES (${integer(id)}, ${integer(file.importId)}, ?, ${integer(file.byteLength)},
            nullif(?, ''), NULL, 0, 0, 0, 0, 0, NULL, NULL)`,
          file.name,
          file.plan === null ? '' : JSON.stringify(file.plan),
        ),
      );
      return () => {
        this.#core.state.keepFile({ id, importId: file.importId, name: file.name, plan: file.plan });
        return id;
      };
    });
  }

  async commitBatch(importId: number, fileId: number, batch: EntryBatch): Promise<BatchOutcome> {
    if (batch.count === 0) return { added: 0, duplicates: 0, revisions: 0 };
    const { options } = this.#core;
    await assertRoom(options.dataFolder, batch.raw.bytes.byteLength, options.freeDiskSpace);
    const outcome = await this.#change(async (session) => {
      const { state } = this.#core;
      const target = { importId, fileId, now: options.now() };
      const committed = await writeBatch(session, state, target, batch);
      return () => {
        state.keepBatch(committed.link);
        state.highestId = Math.max(state.highestId, committed.lastId);
        state.hasRevisions ||= committed.outcome.revisions > 0;
        keepNames(committed.names, state.dimensions.tenants);
        const { counters } = state;
        counters.entries += committed.added.entries;
        counters.undated += committed.added.undated;
        counters.earliest = borderOf(Math.min, counters.earliest, committed.added.earliest);
        counters.latest = borderOf(Math.max, counters.latest, committed.added.latest);
        return committed.outcome;
      };
    });
    this.#core.changed();
    return outcome;
  }

  async commitRejected(fileId: number, rejected: readonly RejectedInput[]): Promise<void> {
    if (rejected.length === 0) return;
    const { options } = this.#core;
    const bytes = rejected.reduce((sum, one) => sum + one.bytes.byteLength, 0);
    await assertRoom(options.dataFolder, bytes, options.freeDiskSpace);
    await this.#change(async (session) => {
      const first = this.#core.state.lastRejected + 1;
      await appendRejected(session, fileId, rejected, first);
      await session.run(
        sql(`UPDATE import_file SET rejected = rejected + ${rejected.length} WHERE id = ${integer(fileId)}`),
      );
      return () => {
        this.#core.state.lastRejected += rejected.length;
      };
    });
  }

  endFile(fileId: number, end: { readonly plan: ReadingPlan | null; readonly failure: string | null }): Promise<void> {
    return this.#change(async (session) => {
      const known = this.#core.state.files.get(fileId);
      const plan = end.plan ?? known?.plan ?? null;
      await session.run(
        sql(
          `UPDATE import_file SET plan = nullif(?, ''), failure = nullif(?, '') WHERE id = ${integer(fileId)}`,
          plan === null ? '' : JSON.stringify(plan),
          end.failure ?? '',
        ),
      );
      return () => {
        if (known !== undefined) known.plan = plan;
      };
    });
  }

  async endImport(importId: number, state: Exclude<ImportState, 'running' | 'undone' | 'interrupted'>): Promise<void> {
    await this.#change(async (session) => {
      await session.run(
        sql(
          `UPDATE import SET state = ?, ended_at = ${integer(this.#core.options.now())} WHERE id = ${integer(importId)}`,
          state,
        ),
      );
      return () => undefined;
    });
    await this.#core.database.limitMemory(null);
    this.#core.changed();
  }

  async undoImport(importId: number, progress: (done: number, total: number) => void, signal?: CancelSignal) {
    if (importId < 1 || importId > this.#core.state.lastImport) throw importNotFound(importId);
    const { state, options } = this.#core;
    const figures = await this.#change(async (session) => {
      const taken = await takeOutImport(session, state, { importId, now: options.now(), progress });
      const counters = await countAll(session);
      return () => {
        if (taken.link !== null) state.keepBatch(taken.link);
        state.counters = counters;
        return { removed: taken.removed, kept: taken.kept };
      };
    }, signal);
    this.#core.changed();
    return figures;
  }

  async *recordsOfFile(fileId: number) {
    const { database, state } = this.#core;
    const portions = database.readInPieces(undefined, (session) =>
      portionsOf(
        session,
        sql(`SELECT id, raw_length FROM entry WHERE file = ${integer(fileId)} ORDER BY id`),
        RECORDS_AT_ONCE,
      ),
    );
    for await (const ids of portions) {
      yield await database.read(undefined, (session) => recordsOf(session, ids, state));
    }
  }

  async commitCorrection(fileId: number, plan: ReadingPlan, note: string, rederived: AsyncIterable<Rederived>) {
    const { state, options } = this.#core;
    const figures = await this.#change(async (session) => {
      const corrected = await correctFile(session, state, { fileId, plan, note, now: options.now() }, rederived);
      const counters = await countAll(session);
      return () => {
        state.keepBatch(corrected.link);
        state.hasRevisions = true;
        keepNames(corrected.names, state.dimensions.tenants);
        state.counters = counters;
        const file = state.files.get(fileId);
        if (file !== undefined) file.plan = plan;
        return { changed: corrected.changed, merged: corrected.merged };
      };
    });
    this.#core.changed();
    return figures;
  }

  /** Imports that a process left running when it ended. */
  async interruptRunning(): Promise<void> {
    await this.#change(async (session) => {
      const running = await session.rows(sql(`SELECT id FROM import WHERE state = 'running'`));
      if (running.length > 0) {
        const ids = integers(running.map(([id]) => Number(id)));
        await session.run(
          sql(`UPDATE import SET state = 'interrupted', ended_at = coalesce(
            (SELECT max(b.committed_at) FROM batch AS b WHERE b.import = import.id), started_at) WHERE id IN (${ids})`),
        );
      }
      return () => undefined;
    });
  }

  /** Runs a change; what it answers is applied to the memory once the transaction is through. */
  #change<Value>(work: (session: Session) => Promise<() => Value>, signal?: CancelSignal): Promise<Value> {
    let undo: (() => void) | null = null;
    return this.#core.database.write(
      async (session) => {
        const { dimensions } = this.#core.state;
        const mark = dimensions.mark();
        undo = () => dimensions.restore(mark);
        const apply = await work(session);
        return () => {
          const value = apply();
          dimensions.settle();
          return value;
        };
      },
      () => undo?.(),
      signal,
    );
  }
}

async function appendRejected(
  session: Session,
  fileId: number,
  rejected: readonly RejectedInput[],
  first: number,
): Promise<void> {
  const appender = await session.connection.createAppender('rejected', 'main', 'archive');
  for (let start = 0; start < rejected.length; start += CHUNK_ROWS) {
    const slice = rejected.slice(start, start + CHUNK_ROWS);
    const chunk = new ColumnChunk(['uint32', 'uint32', 'int64', 'text', 'int64', 'bytes'], slice.length);
    chunk.uint32((index) => first + start + index);
    chunk.uint32(() => fileId);
    chunk.int64((index) => slice[index]?.position ?? 0);
    chunk.text((index) => slice[index]?.reason ?? '');
    chunk.int64((index) => slice[index]?.bytes.byteLength ?? 0);
    chunk.bytes((index) => slice[index]?.bytes ?? null);
    appender.appendDataChunk(chunk.chunk);
  }
  appender.closeSync();
}

function borderOf(choose: (...values: number[]) => number, known: number | null, added: number | null): number | null {
  return known === null || added === null ? (known ?? added) : choose(known, added);
}
