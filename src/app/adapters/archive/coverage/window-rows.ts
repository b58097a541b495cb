import type {
  CollectionRun,
  CoverageClock,
  LedgerWindow,
  RunState,
  UnaskedPart,
  VanishedEntry,
  WindowOutcome,
} from '@core/coverage/coverage-ledger';
import { CONNECTOR_IDS } from '@core/connections/connector-id';
import type { Row, Session } from '../engine/session';
import { compose, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf, textOrNull } from '../engine/values';

const WINDOW_COLUMNS = `w.id, w.run_id, encode(w.connection_id), encode(w.connection_name), w.connector,
  encode(w.account), encode(w.scope), encode(w.stream), encode(to_json(w.tenants)::VARCHAR), w.clock,
  w.range_from::DOUBLE, w.range_to::DOUBLE, w.asked_at::DOUBLE, w.ended_at::DOUBLE, w.pages, w.read, w.added,
  w.duplicates, w.revisions, w.rejected, w.total, w.outcome, encode(w.reason), encode(w.page_cursor),
  w.settled_to::DOUBLE`;

/** The windows that a condition on `collection_window AS w` selects, in the order in which they were asked. */
export async function windowsWhere(session: Session, condition: Sql): Promise<readonly LedgerWindow[]> {
  const rows = await session.manyRows(
    compose(`SELECT ${WINDOW_COLUMNS} FROM collection_window AS w WHERE`, condition, 'ORDER BY w.asked_at, w.id'),
  );
  return rows.map(ledgerWindow);
}

function ledgerWindow(row: Row): LedgerWindow {
  const [id, runId, connectionId, connectionName, connector, account, scope, stream, tenants, clock, ...rest] = row;
  const [from, to, askedAt, endedAt, pages, read, added, duplicates, revisions, rejected, ...last] = rest;
  const [total, outcome, reason, cursor, settledTo] = last;
  return {
    id: numberOf(id),
    runId: numberOrNull(runId),
    connectionId: textOrNull(connectionId),
    connectionName: textOf(connectionName),
    connector: CONNECTOR_IDS.find((known) => known === connector) ?? null,
    account: textOf(account),
    scope: textOf(scope),
    stream: textOf(stream),
    tenants: JSON.parse(textOf(tenants)) as readonly string[],
    clock: textOf(clock) as CoverageClock,
    from: numberOf(from),
    to: numberOf(to),
    askedAt: numberOf(askedAt),
    endedAt: numberOrNull(endedAt),
    pages: numberOf(pages),
    read: numberOf(read),
    added: numberOf(added),
    duplicates: numberOf(duplicates),
    revisions: numberOf(revisions),
    rejected: numberOf(rejected),
    total: numberOrNull(total),
    outcome: textOf(outcome) as WindowOutcome,
    reason: textOrNull(reason),
    cursor: textOrNull(cursor),
    settledTo: numberOrNull(settledTo),
  };
}

/** The runs that a condition on `collection_run AS r` selects, newest first. */
export async function runsWhere(session: Session, condition: string): Promise<readonly CollectionRun[]> {
  const rows = await session.rows(
    sql(`SELECT r.id, r.cause, r.started_at::DOUBLE, r.ended_at::DOUBLE, r.state, coalesce(w.windows, 0),
        coalesce(w.not_complete, 0), encode(r.unasked), r.read, r.added, r.duplicates, r.revisions, r.vanished
      FROM collection_run AS r LEFT JOIN (
        SELECT run_id, count(*) AS windows,
          count(*) FILTER (outcome NOT IN ('complete', 'complete-so-far')) AS not_complete
        FROM collection_window GROUP BY run_id
      ) AS w ON w.run_id = r.id WHERE ${condition} ORDER BY r.id DESC`),
  );
  return rows.map(([id, cause, startedAt, endedAt, state, windows, notComplete, unasked, ...figures]) => {
    const [read = 0, added = 0, duplicates = 0, revisions = 0, vanished = 0] = figures.map(numberOf);
    return {
      id: numberOf(id),
      trigger: textOf(cause) as CollectionRun['trigger'],
      startedAt: numberOf(startedAt),
      endedAt: numberOrNull(endedAt),
      state: textOf(state) as RunState,
      windows: numberOf(windows),
      notComplete: numberOf(notComplete),
      unasked: JSON.parse(textOrNull(unasked) ?? '[]') as readonly UnaskedPart[],
      ...{ read, added, duplicates, revisions, vanished },
    };
  });
}

/** What has vanished and not come back, as far as a condition on `vanished AS v` and `entry AS e` selects it. */
export async function vanishedWhere(
  session: Session,
  condition: Sql,
  keyOf: (tenant: number) => string | null,
): Promise<readonly VanishedEntry[]> {
  const rows = await session.manyRows(
    compose(
      `SELECT v.entry, v.reason, encode(missing.connection_id), encode(missing.connection_name), last.id,
        last.ended_at::DOUBLE, missing.id, missing.asked_at::DOUBLE, last.run_id, missing.run_id, e.tenant,
        e.started::DOUBLE
      FROM vanished AS v JOIN entry AS e ON e.id = v.entry
        JOIN collection_window AS last ON last.id = v.last_held_window
        JOIN collection_window AS missing ON missing.id = v.missing_window
      WHERE v.returned_window IS NULL AND`,
      condition,
      'ORDER BY v.entry',
    ),
  );
  return rows.map(([entry, reason, connectionId, connectionName, lastId, lastAt, missingId, missedAt, ...rest]) => {
    const [lastRun, missingRun, tenant, started] = rest;
    return {
      entry: numberOf(entry),
      tenantKey: keyOf(numberOf(tenant)),
      started: numberOrNull(started),
      reason: textOf(reason) as VanishedEntry['reason'],
      connectionId: textOf(connectionId),
      connectionName: textOf(connectionName),
      lastHeldWindow: numberOf(lastId),
      lastHeldAt: numberOf(lastAt),
      missingWindow: numberOf(missingId),
      missedAt: numberOf(missedAt),
      lastHeldRun: numberOrNull(lastRun),
      missingRun: numberOrNull(missingRun),
    };
  });
}
