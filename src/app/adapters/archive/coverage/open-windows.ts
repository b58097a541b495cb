import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';

/** A window that pages may still come for. */
export interface OpenWindow {
  readonly id: number;
  readonly connectionName: string;
  runId: number;
}

/** What collecting keeps in memory of its own tables. */
export class OpenWindows {
  readonly #windows = new Map<number, OpenWindow>();
  lastWindow = 0;
  lastRun = 0;
  /** False where no entry has vanished, so that nobody needs to look. */
  hasVanished = false;

  static async load(session: Session): Promise<OpenWindows> {
    const open = new OpenWindows();
    const last = await session.row(
      sql(`SELECT (SELECT max(id) FROM collection_window), (SELECT max(id) FROM collection_run),
        EXISTS (SELECT 1 FROM vanished)`),
    );
    open.lastWindow = numberOf(last?.[0]);
    open.lastRun = numberOf(last?.[1]);
    open.hasVanished = last?.[2] === true;
    const asking = sql(`SELECT id, run_id, connection_name FROM collection_window WHERE outcome = 'asking'`);
    for (const [id, runId, name] of await session.rows(asking)) {
      open.keep({ id: numberOf(id), runId: numberOf(runId), connectionName: textOf(name) });
    }
    return open;
  }

  /** Throws for a window that has ended or never began: that is a mistake of the caller. */
  of(id: number): OpenWindow {
    const window = this.#windows.get(id);
    if (window === undefined) throw new Error(`Window ${id} is not being asked`);
    return window;
  }

  keep(window: OpenWindow): void {
    this.#windows.set(window.id, window);
    this.lastWindow = Math.max(this.lastWindow, window.id);
  }

  ended(id: number): void {
    this.#windows.delete(id);
  }
}
