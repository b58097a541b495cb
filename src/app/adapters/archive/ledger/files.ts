import type { ReadingPlan } from '@core/backends/reading-plan';
import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf } from '../engine/values';

/** What delivered entries: a file of an import, or the entries of a window that are read by one plan. */
export interface KnownFile {
  readonly id: number;
  /** null: of a window. */
  readonly importId: number | null;
  /** null: of an import. */
  readonly windowId: number | null;
  /** The file's name, or the connection's. */
  readonly name: string;
  plan: ReadingPlan | null;
}

/**
 * Everything that delivered entries, in memory. A year of collecting makes a hundred thousand of them, with few names
 * and few plans: each is kept once.
 */
export class Files {
  readonly #files = new Map<number, KnownFile>();
  readonly #ofImport = new Map<number, number[]>();
  readonly #ofWindow = new Map<number, number[]>();
  readonly #plans = new Map<string, ReadingPlan>();
  #last = 0;

  static async load(session: Session): Promise<Files> {
    const files = new Files();
    const plans = new Map<number, ReadingPlan>();
    for await (const chunk of session.chunks(
      sql('SELECT min(id), plan FROM import_file WHERE plan IS NOT NULL GROUP BY plan'),
    )) {
      for (const [first, text] of chunk.getRows()) {
        const plan = JSON.parse(textOf(text)) as ReadingPlan;
        plans.set(numberOf(first), plan);
        files.#plans.set(textOf(text), plan);
      }
    }
    const names = new Map<string, string>();
    const all = sql(`SELECT f.id, f.import, f.window_id, f.name, p.first
      FROM import_file AS f
      LEFT JOIN (SELECT plan, min(id) AS first FROM import_file GROUP BY plan) AS p ON p.plan = f.plan`);
    for await (const chunk of session.chunks(all)) {
      const [ids, imports, windows, titles, firsts] = chunk.getColumns();
      for (let at = 0; at < chunk.rowCount; at += 1) {
        const title = textOf(titles?.[at]);
        const name = names.get(title) ?? title;
        names.set(name, name);
        const windowId = numberOrNull(windows?.[at]);
        files.keep({
          id: numberOf(ids?.[at]),
          importId: windowId === null ? numberOf(imports?.[at]) : null,
          windowId,
          name,
          plan: plans.get(numberOf(firsts?.[at])) ?? null,
        });
      }
    }
    return files;
  }

  /** The highest id. */
  get last(): number {
    return this.#last;
  }

  get(id: number): KnownFile | undefined {
    return this.#files.get(id);
  }

  /** The plan of this text as it is kept already; undefined where it is new. */
  planLike(text: string): ReadingPlan | undefined {
    return this.#plans.get(text);
  }

  keep(file: KnownFile): void {
    this.#files.set(file.id, file);
    this.#last = Math.max(this.#last, file.id);
    if (file.importId !== null) addTo(this.#ofImport, file.importId, file.id);
    if (file.windowId === null) return;
    addTo(this.#ofWindow, file.windowId, file.id);
    if (file.plan !== null) this.#plans.set(JSON.stringify(file.plan), file.plan);
  }

  ofImport(importId: number): readonly number[] {
    return this.#ofImport.get(importId) ?? [];
  }

  ofWindow(windowId: number): readonly number[] {
    return this.#ofWindow.get(windowId) ?? [];
  }
}

function addTo(lists: Map<number, number[]>, key: number, id: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else list.push(id);
}
