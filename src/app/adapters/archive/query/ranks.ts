import type { DimensionField } from '../dimensions/dimension-fields';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOrNull } from '../engine/values';
import type { ArchiveState } from '../state';

export type RankedField = DimensionField | 'tenant';

/** Versions of a rank table that are kept, for questions that began with an older one. */
const KEPT_VERSIONS = 3;

/**
 * Tables in memory (never in the file) that give each code of a dimension its place in the order of its values: any
 * case first, then exact; equal labels share a place. Made again when a sort needs one and values have come.
 */
export class Ranks {
  readonly #tables = new Map<string, Promise<string>>();
  readonly #kept = new Map<RankedField, string[]>();

  /** The name of a table `(code, place)` that holds all values of now. */
  async tableOf(session: Session, field: RankedField, state: ArchiveState): Promise<string> {
    const version =
      field === 'tenant' ? state.dimensions.tenants.settledVersion : state.dimensions.of(field).settledSize;
    const name = `memory.main.rank_${field}_${integer(version)}`;
    let making = this.#tables.get(name);
    if (making === undefined) {
      making = this.#make(session, field, name).catch((error: unknown) => {
        this.#tables.delete(name);
        throw error;
      });
      this.#tables.set(name, making);
    }
    return making;
  }

  /** The place of a code; null where it has none. */
  async placeOf(session: Session, table: string, code: number): Promise<number | null> {
    return numberOrNull((await session.row(sql(`SELECT place FROM ${table} WHERE code = ${integer(code)}`)))?.[0]);
  }

  /** Forgets all: the instance that held the tables is gone. */
  clear(): void {
    this.#tables.clear();
    this.#kept.clear();
  }

  async #make(session: Session, field: RankedField, name: string): Promise<string> {
    const source =
      field === 'tenant'
        ? `SELECT code, label AS value FROM tenant`
        : `SELECT code, value FROM dimension WHERE field = '${field}'`;
    await session.run(
      sql(`CREATE OR REPLACE TABLE ${name} AS
        SELECT code, dense_rank() OVER (ORDER BY lower(value), value)::INTEGER AS place FROM (${source})`),
    );
    const kept = this.#kept.get(field) ?? [];
    kept.push(name);
    this.#kept.set(field, kept);
    for (const old of kept.splice(0, Math.max(0, kept.length - KEPT_VERSIONS))) {
      this.#tables.delete(old);
      await session.run(sql(`DROP TABLE IF EXISTS ${old}`));
    }
    return name;
  }
}
