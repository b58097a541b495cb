import { vendorIdOf } from '@core/archive/tenant-key';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import type { ArchiveState } from '../state';

/**
 * Condition that the entry `e`, held last by the window `w`, is one that we asked the backend to delete: of the tenant
 * and the days of a clearing by the same connection, and seen before that clearing had been answered. `FALSE` where
 * nothing was cleared.
 */
export async function clearedHere(
  session: Session,
  { dimensions }: ArchiveState,
  window: { readonly id: number; readonly tenants: readonly string[] },
): Promise<string> {
  const rows = await session.rows(
    sql(`SELECT c.tenant_id, c.range_from::DOUBLE, c.range_to::DOUBLE, coalesce(c.ended_at, ${integer(FAR)})::DOUBLE
      FROM clearing AS c JOIN collection_window AS w ON w.id = ${integer(window.id)} AND w.connection_id = c.connection_id
      WHERE c.state IN ('clearing', 'cleared')`),
  );
  const conditions = rows.flatMap(([tenant, from, to, ended]) =>
    window.tenants
      .filter((key) => vendorIdOf(key) === textOf(tenant))
      .flatMap((key) => dimensions.tenants.codeOf(key) ?? [])
      .map(
        (code) => `(e.tenant = ${integer(code)} AND e.started >= ${integer(numberOf(from))}
          AND e.started < ${integer(numberOf(to))} AND w.asked_at < ${integer(numberOf(ended))})`,
      ),
  );
  return conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`;
}

/** Later than any time that is kept. */
const FAR = Number.MAX_SAFE_INTEGER;
