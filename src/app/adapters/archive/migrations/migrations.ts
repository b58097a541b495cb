import { sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import { newer } from '../engine/failures';
import type { Session } from '../engine/session';
import { firstSchema } from './0001-first-schema';
import { collecting } from './0002-collecting';
import { artefactsAndClearings } from './0003-artefacts-and-clearings';
import { annotations } from './0004-annotations';
import { unaskedParts } from './0005-unasked-parts';
import { personsAndLenses } from './0006-persons-and-lenses';
import type { Migration } from './migration';

export const MIGRATIONS: readonly Migration[] = [
  firstSchema,
  collecting,
  artefactsAndClearings,
  annotations,
  unaskedParts,
  personsAndLenses,
];

/**
 * Brings the archive to the newest schema, each step in a transaction of its own. An archive of a newer program fails
 * with `archive-newer` before anything is written.
 */
export async function migrate(
  session: Session,
  path: string,
  now: number,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const newest = steps.length;
  const known = await session.row(
    sql(`SELECT count(*) FROM duckdb_tables() WHERE database_name = 'archive' AND table_name = 'migration'`),
  );
  if (numberOf(known?.[0]) === 0) {
    await session.run(
      sql('CREATE TABLE migration (version UINTEGER, name VARCHAR, applied_at BIGINT, program VARCHAR)'),
    );
  }
  const latest = await session.row(sql('SELECT version, program FROM migration ORDER BY version DESC LIMIT 1'));
  const version = numberOf(latest?.[0]);
  if (version > newest) {
    const program = textOf(latest?.[1]);
    throw newer(path, `schema version ${version} (${program}; this program knows ${newest})`);
  }
  for (const step of steps.slice(version)) {
    await session.run(sql('BEGIN'));
    try {
      for (const statement of step.statements) await session.run(sql(statement));
      await session.run(
        sql(
          `INSERT INTO migration VALUES (${step.version}, ?, ${now}, ?)`,
          step.name,
          `Veritrail schema ${step.version}`,
        ),
      );
      await session.run(sql('COMMIT'));
    } catch (error) {
      await session.run(sql('ROLLBACK'));
      throw error;
    }
  }
}
