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
import { appendRejected } from '../ingest/append-rejected';
import { type CommittedBatch, keepCommitted, writeBatch } from '../ingest/commit-batch';
import { keepNames } from '../ingest/new-values';
import { portionsOf } from '../query/portions';
import { recordsOf } from '../query/records';
import { countAll } from '../state';
import { correctFile } from './correct-file';
import { importNotFound } from './import-ledger';
import { takeOutImport } from './take-out-import';

const RECORDS_AT_ONCE = { rows: 5_000, bytes: 16 * 1024 * 1024 };

/** Changes the archive, one transaction after the other; memory follows each commit. */
export class DuckDbWriter implements ArchiveWriter {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  async beginImport(title: string): Promise<number> {
    const importId = await this.#core.change(async (session) => {
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
    await this.#core.beginWriting(`import ${importId}`);
    return importId;
  }

  beginFile(file: NewImportFile): Promise<number> {
    return this.#core.change(async (session) => {
      const id = this.#core.state.files.last + 1;
      await session.run(
        sql(
          `INSERT INTO import_file VALUES (${integer(id)}, ${integer(file.importId)}, ?, ${integer(file.byteLength)},
            nullif(?, ''), NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL)`,
          file.name,
          file.plan === null ? '' : JSON.stringify(file.plan),
        ),
      );
      return () => {
        const { importId, name, plan } = file;
        this.#core.state.files.keep({ id, importId, windowId: null, name, plan });
        return id;
      };
    });
  }

  async commitBatch(importId: number, fileId: number, batch: EntryBatch): Promise<BatchOutcome> {
    if (batch.count === 0) return { added: 0, duplicates: 0, revisions: 0 };
    const { options } = this.#core;
    await assertRoom(options.dataFolder, batch.raw.bytes.byteLength, options.freeDiskSpace);
    const outcome = await this.#core.change(async (session) => {
      const { state } = this.#core;
      const target = { kind: 'import', importId, files: fileId, now: options.now(), after: null } as const;
      const committed = await writeBatch(session, state, target, batch);
      await addToFile(session, fileId, committed);
      return () => {
        keepCommitted(state, committed);
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
    await this.#core.change(async (session) => {
      const first = this.#core.state.lastRejected + 1;
      await appendRejected(session, [{ fileId, rejected }], first);
      await session.run(
        sql(`UPDATE import_file SET rejected = rejected + ${rejected.length} WHERE id = ${integer(fileId)}`),
      );
      return () => {
        this.#core.state.lastRejected += rejected.length;
      };
    });
  }

  endFile(fileId: number, end: { readonly plan: ReadingPlan | null; readonly failure: string | null }): Promise<void> {
    return this.#core.change(async (session) => {
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
    await this.#core.change(async (session) => {
      await session.run(
        sql(
          `UPDATE import SET state = ?, ended_at = ${integer(this.#core.options.now())} WHERE id = ${integer(importId)}`,
          state,
        ),
      );
      return () => undefined;
    });
    await this.#core.endWriting(`import ${importId}`);
    this.#core.changed();
  }

  async undoImport(importId: number, progress: (done: number, total: number) => void, signal?: CancelSignal) {
    if (importId < 1 || importId > this.#core.state.lastImport) throw importNotFound(importId);
    const { state, options } = this.#core;
    const figures = await this.#core.change(async (session) => {
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
    const figures = await this.#core.change(async (session) => {
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
    await this.#core.change(async (session) => {
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
}

async function addToFile(session: Session, fileId: number, { outcome, seen }: CommittedBatch): Promise<void> {
  const earliest = seen.earliest === null ? 'NULL' : integer(seen.earliest);
  const latest = seen.latest === null ? 'NULL' : integer(seen.latest);
  await session.run(
    sql(`UPDATE import_file SET added = added + ${outcome.added}, duplicates = duplicates + ${outcome.duplicates},
      revisions = revisions + ${outcome.revisions}, undated = undated + ${seen.undated},
      earliest = least(earliest, ${earliest}), latest = greatest(latest, ${latest}) WHERE id = ${integer(fileId)}`),
  );
}
