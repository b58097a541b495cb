import type { BatchOutcome } from '@core/archive/archive';
import type { KindId } from '@core/backends/kind-id';
import type {
  CollectedPage,
  CollectionRun,
  CollectionWriter,
  EndedWindow,
  NewWindow,
  RunState,
  UnaskedPart,
} from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import type { ArchiveCore } from '../archive-core';
import { assertRoom } from '../engine/disk-space';
import type { Session } from '../engine/session';
import { integer, type Sql, sql } from '../engine/sql';
import { keepCommitted } from '../ingest/commit-batch';
import { keepNames, writeNewValues } from '../ingest/new-values';
import { writePage } from './commit-page';
import { type ImportedRange, declareRange } from './declare-range';
import { closeWindow } from './close-window';
import { listedNames } from './listed-names';

/** Writes what is collected, one transaction after the other; memory follows each commit. */
export class DuckDbCollection implements CollectionWriter {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  async beginRun(trigger: CollectionRun['trigger']): Promise<number> {
    const runId = await this.#core.change(async (session) => {
      const { windows } = this.#core.state;
      const id = windows.lastRun + 1;
      const now = integer(this.#core.options.now());
      await session.run(
        sql(
          `INSERT INTO collection_run VALUES (${integer(id)}, ?, 'running', ${now}, NULL, ${now}, 0, 0, 0, 0, 0, NULL)`,
          trigger,
        ),
      );
      return () => {
        windows.lastRun = id;
        return id;
      };
    });
    await this.#core.beginWriting(`run ${runId}`);
    return runId;
  }

  async endRun(
    runId: number,
    state: Exclude<RunState, 'running' | 'interrupted'>,
    unasked: readonly UnaskedPart[] = [],
  ): Promise<void> {
    const now = integer(this.#core.options.now());
    await this.#run(
      sql(
        `UPDATE collection_run SET state = ?, ended_at = ${now}, active_at = ${now}, unasked = nullif(?, '[]')
          WHERE id = ${integer(runId)}`,
        state,
        JSON.stringify(unasked),
      ),
    );
    await this.#core.endWriting(`run ${runId}`);
    this.#core.changed();
  }

  beginWindow(window: NewWindow): Promise<number> {
    return this.#core.change(async (session) => {
      const { windows } = this.#core.state;
      const id = windows.lastWindow + 1;
      await insertWindow(session, { id, window, askedAt: this.#core.options.now() });
      return () => {
        windows.keep({ id, connectionName: window.connectionName, runId: window.runId });
        return id;
      };
    });
  }

  resumeWindow(windowId: number, runId: number): Promise<void> {
    return this.#core.change(async (session) => {
      const window = this.#core.state.windows.of(windowId);
      await session.run(sql(`UPDATE collection_window SET run_id = ${integer(runId)} WHERE id = ${integer(windowId)}`));
      return () => {
        window.runId = runId;
      };
    });
  }

  async commitPage(windowId: number, page: CollectedPage): Promise<BatchOutcome> {
    const { options } = this.#core;
    await assertRoom(options.dataFolder, bytesOf(page), options.freeDiskSpace);
    const outcome = await this.#core.change(async (session) => {
      const { state } = this.#core;
      const window = state.windows.of(windowId);
      const committed = await writePage(session, state, { window, page, now: options.now() });
      return () => {
        for (const file of committed.files) state.files.keep(file);
        for (const batch of committed.batches) keepCommitted(state, batch);
        state.lastRejected += committed.rejected;
        return committed.outcome;
      };
    });
    if (outcome.added + outcome.revisions > 0) this.#core.changed();
    return outcome;
  }

  async endWindow(
    windowId: number,
    end: EndedWindow,
  ): Promise<{ readonly vanished: number; readonly returned: number }> {
    const noticed = await this.#core.change(async (session) => {
      const { state } = this.#core;
      const window = state.windows.of(windowId);
      const figures = await closeWindow(session, state, { window, end, at: this.#core.options.now() });
      return () => {
        state.windows.ended(windowId);
        state.windows.hasVanished ||= figures.vanished > 0;
        return figures;
      };
    });
    if (noticed.vanished + noticed.returned > 0) this.#core.changed();
    return noticed;
  }

  nameTenants(
    kind: KindId,
    instance: string | null,
    tenants: readonly { readonly id: string; readonly name: string | null }[],
  ): Promise<void> {
    return this.#core.change(async (session) => {
      const { dimensions } = this.#core.state;
      const at = this.#core.options.now();
      const { newTenants, names } = listedNames(dimensions.tenants, tenants, { kind, instance, at });
      await writeNewValues(session, { newValues: [], newTenants }, names);
      return () => keepNames(names, dimensions.tenants);
    });
  }

  declareImport(importId: number, declaration: ImportedRange | null): Promise<void> {
    return this.#core.change(async (session) => {
      const { state, options } = this.#core;
      const id = state.windows.lastWindow + 1;
      await declareRange(session, state, { id, importId, declaration, now: options.now() });
      return () => {
        if (declaration !== null) state.windows.lastWindow = id;
      };
    });
  }

  /** Runs that a process left running when it ended; their windows are taken up by the next run. */
  interruptRunning(): Promise<void> {
    return this.#run(
      sql(`UPDATE collection_run SET state = 'interrupted', ended_at = active_at WHERE state = 'running'`),
    );
  }

  #run(statement: Sql): Promise<void> {
    return this.#core.change(async (session) => {
      await session.run(statement);
      return () => undefined;
    });
  }
}

function bytesOf({ parts }: CollectedPage): number {
  return parts.reduce(
    (sum, { batch, rejected }) =>
      sum + (batch?.raw.bytes.byteLength ?? 0) + rejected.reduce((all, { bytes }) => all + bytes.byteLength, 0),
    0,
  );
}

async function insertWindow(
  session: Session,
  { id, window, askedAt }: { readonly id: number; readonly window: NewWindow; readonly askedAt: Microseconds },
): Promise<void> {
  await session.run(
    sql(
      `INSERT INTO collection_window VALUES (${integer(id)}, ${integer(window.runId)}, NULL, ?, ?, ?, ?, ?, ?,
        from_json(?, '["VARCHAR"]'), ?, ${integer(window.from)}, ${integer(window.to)}, ${integer(askedAt)}, NULL,
        0, 0, 0, 0, 0, 0, NULL, 'asking', NULL, NULL, NULL)`,
      window.connectionId,
      window.connectionName,
      window.connector,
      window.account,
      window.scope,
      window.stream,
      JSON.stringify(window.tenants),
      window.clock,
    ),
  );
}
