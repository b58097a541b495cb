import type { Question, StreamedEntry } from '@core/archive/archive';
import type { Snapshot, Sort } from '@core/search/search';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { compose } from '../engine/sql';
import { criteriaCondition } from './criteria-to-sql';
import { rowsOf } from './entry-rows';
import { portionsOf } from './portions';
import { recordsOf } from './records';
import { planSort } from './sort-plan';

const ROWS_AT_ONCE = 10_000;
const RECORD_BYTES_AT_ONCE = 16 * 1024 * 1024;

/** Sorts the ids once, in DuckDB, and reads rows and records of one portion after the other. */
export async function* streamEntries(
  core: ArchiveCore,
  question: Question,
  sort: Sort,
  withRecords: boolean,
): AsyncGenerator<readonly StreamedEntry[]> {
  const snapshot = question.snapshot ?? core.snapshot();
  core.assertFresh(snapshot);
  const { database } = core;
  const limits = { rows: ROWS_AT_ONCE, bytes: withRecords ? RECORD_BYTES_AT_ONCE : Number.POSITIVE_INFINITY };
  const portions = database.readInPieces(question.signal, (session) =>
    orderedIds(core, session, { question, snapshot, sort }, limits),
  );
  for await (const ids of portions) {
    const entries = await database.read(question.signal, (session) => readPortion(core, session, ids, withRecords));
    core.assertFresh(snapshot);
    yield entries;
  }
  core.assertFresh(snapshot);
}

async function* orderedIds(
  core: ArchiveCore,
  session: Session,
  ask: { readonly question: Question; readonly snapshot: Snapshot; readonly sort: Sort },
  limits: { readonly rows: number; readonly bytes: number },
): AsyncGenerator<readonly number[]> {
  const { state, ranks } = core;
  const plan = await planSort(ask.sort, { session, state, ranks });
  const direction = plan.descending ? 'DESC' : 'ASC';
  const order = [...plan.keys.map((key) => `${key} ${direction} NULLS LAST`), `e.id ${direction}`].join(', ');
  const join = plan.join === '' ? '' : ` LEFT${plan.join}`;
  const where = criteriaCondition(ask.question.criteria, ask.snapshot, state);
  yield* portionsOf(
    session,
    compose(`SELECT e.id, e.raw_length FROM entry AS e${join} WHERE`, where, `ORDER BY ${order}`),
    limits,
  );
}

async function readPortion(
  core: ArchiveCore,
  session: Session,
  ids: readonly number[],
  withRecords: boolean,
): Promise<readonly StreamedEntry[]> {
  const rows = await rowsOf(session, ids, core.state);
  if (!withRecords) return rows.map((row) => ({ row }));
  const records = new Map((await recordsOf(session, ids, core.state)).map((record) => [record.id, record]));
  return rows.map((row) => {
    const record = records.get(row.id);
    return record === undefined ? { row } : { row, record };
  });
}
