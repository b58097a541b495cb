import type { ClearLogBook, ClearLogRecord, ClearLogState, NewClearLogRecord } from '@core/clear-log/clear-log';
import type { ArchiveCore } from '../archive-core';
import type { Row } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf, textOrNull } from '../engine/values';

const COLUMNS = `id, connection_id, connection_name, account, machine_user, tenant_id, tenant_name, range_from::DOUBLE,
  range_to::DOUBLE, zone, started_at::DOUBLE, ended_at::DOUBLE, state, counted, archived, remaining, reason`;

type Note = Parameters<ClearLogBook['noteClearing']>[1];

/** Nothing in memory follows this table. */
const NOTHING = (): void => undefined;

/** Who cleared what at a backend, and the counts that belong to it. */
export class DuckDbClearings implements ClearLogBook {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  beginClearing(record: NewClearLogRecord): Promise<number> {
    return this.#core.database.write(async (session) => {
      const last = await session.row(sql('SELECT max(id) FROM clearing'));
      const id = numberOf(last?.[0]) + 1;
      const { from, to, startedAt } = record;
      await session.run(
        sql(
          `INSERT INTO clearing VALUES (${integer(id)}, ?, ?, ?, ?, ?, ?, ${integer(from)}, ${integer(to)}, ?,
            ${integer(startedAt)}, NULL, 'collecting', NULL, NULL, NULL, NULL)`,
          record.connectionId,
          record.connectionName,
          record.account,
          record.machineUser,
          record.tenantId,
          record.tenantName,
          record.zone,
        ),
      );
      return () => id;
    }, NOTHING);
  }

  async noteClearing(id: number, note: Note): Promise<void> {
    const numbers = {
      counted: note.counted,
      archived: note.archived,
      remaining: note.left,
      ended_at: note.endedAt,
    };
    const changes: string[] = [];
    const values: string[] = [];
    for (const [column, value] of Object.entries(numbers)) {
      if (value !== undefined) changes.push(`${column} = ${value === null ? 'NULL' : integer(value)}`);
    }
    for (const [column, value] of Object.entries({ state: note.state, reason: note.reason })) {
      if (value === undefined) continue;
      changes.push(`${column} = nullif(?, '')`);
      values.push(value ?? '');
    }
    if (changes.length === 0) return;
    await this.#core.database.write(async (session) => {
      await session.run(sql(`UPDATE clearing SET ${changes.join(', ')} WHERE id = ${integer(id)}`, ...values));
      return () => undefined;
    }, NOTHING);
  }

  clearings(): Promise<readonly ClearLogRecord[]> {
    return this.#core.database.read(undefined, async (session) =>
      (await session.rows(sql(`SELECT ${COLUMNS} FROM clearing ORDER BY id DESC`))).map(recordOf),
    );
  }

  entriesOfWindow(windowId: number, range: { readonly from: number; readonly to: number }): Promise<number> {
    const files = `SELECT id FROM import_file WHERE window_id = ${integer(windowId)}`;
    return this.#core.database.read(undefined, async (session) => {
      const row = await session.row(
        sql(`SELECT count(*) FROM entry WHERE started >= ${integer(range.from)} AND started < ${integer(range.to)}
          AND (file IN (${files}) OR id IN (SELECT entry FROM sighting WHERE file IN (${files})))`),
      );
      return numberOf(row?.[0]);
    });
  }
}

function recordOf(row: Row): ClearLogRecord {
  const [id, connectionId, connectionName, account, machineUser, tenantId, tenantName, ...rest] = row;
  const [from, to, zone, startedAt, endedAt, state, counted, archived, left, reason] = rest;
  return {
    id: numberOf(id),
    connectionId: textOf(connectionId),
    connectionName: textOf(connectionName),
    account: textOf(account),
    machineUser: textOf(machineUser),
    tenantId: textOf(tenantId),
    tenantName: textOf(tenantName),
    from: numberOf(from),
    to: numberOf(to),
    zone: textOf(zone),
    startedAt: numberOf(startedAt),
    endedAt: numberOrNull(endedAt),
    state: textOf(state) as ClearLogState,
    counted: numberOrNull(counted),
    archived: numberOrNull(archived),
    left: numberOrNull(left),
    reason: textOrNull(reason),
  };
}
