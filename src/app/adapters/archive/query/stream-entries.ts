import type { Question, StreamedEntry } from '@core/archive/archive';
import type { Snapshot, Sort } from '@core/search/search';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { compose, type Sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import { criteriaCondition } from './criteria-to-sql';
import { rowsOf } from './entry-rows';
import { portionsOf } from './portions';
import { recordsOf } from './records';
import { planSort } from './sort-plan';

/** What one answer holds. */
const ROWS_AT_ONCE = 10_000;
/** What is read together: records that lie close together, and records strewn over the whole archive. */
const DENSE_PORTION = { rows: ROWS_AT_ONCE, bytes: 16 * 1024 * 1024 };
const STREWN_PORTION = { rows: 80_000, bytes: 64 * 1024 * 1024 };
/** Ids that span more than so many times their number are strewn: each portion unpacks nearly every block of records. */
const STREWN_SPAN = 8;

interface Asked {
  readonly question: Question;
  readonly snapshot: Snapshot;
  readonly sort: Sort;
  readonly withRecords: boolean;
}

/**
 * Sorts the ids once, in DuckDB, and reads rows and records of one portion after the other. Sorting the records too
 * would be quicker still, and take gigabytes of memory.
 */
export async function* streamEntries(
  core: ArchiveCore,
  question: Question,
  sort: Sort,
  withRecords: boolean,
): AsyncGenerator<readonly StreamedEntry[]> {
  const snapshot = question.snapshot ?? core.snapshot();
  core.assertFresh(snapshot);
  const { database } = core;
  const asked = { question, snapshot, sort, withRecords };
  const portions = database.readInPieces(question.signal, (session) => orderedIds(core, session, asked));
  for await (const ids of portions) {
    const entries = await database.read(question.signal, (session) => readPortion(core, session, ids, withRecords));
    core.assertFresh(snapshot);
    for (let start = 0; start < entries.length; start += ROWS_AT_ONCE) yield entries.slice(start, start + ROWS_AT_ONCE);
  }
  core.assertFresh(snapshot);
}

async function* orderedIds(core: ArchiveCore, session: Session, asked: Asked): AsyncGenerator<readonly number[]> {
  const { state, ranks } = core;
  const plan = await planSort(asked.sort, { session, state, ranks });
  const direction = plan.descending ? 'DESC' : 'ASC';
  const order = [...plan.keys.map((key) => `${key} ${direction} NULLS LAST`), `e.id ${direction}`].join(', ');
  const join = plan.join === '' ? '' : ` LEFT${plan.join}`;
  const where = criteriaCondition(asked.question.criteria, asked.snapshot, state);
  const ids = compose(`SELECT e.id, e.raw_length FROM entry AS e${join} WHERE`, where, `ORDER BY ${order}`);
  const limits = asked.withRecords && (await isStrewn(session, ids)) ? STREWN_PORTION : DENSE_PORTION;
  yield* portionsOf(session, ids, asked.withRecords ? limits : { ...limits, bytes: Number.POSITIVE_INFINITY });
}

/** Whether the first portion of an order lies strewn over the archive; short answers are read in one go anyway. */
async function isStrewn(session: Session, ids: Sql): Promise<boolean> {
  const row = await session.row(
    compose('SELECT count(*), max(id) - min(id) FROM (', ids, `LIMIT ${DENSE_PORTION.rows}) AS first`),
  );
  const [rows, span] = [numberOf(row?.[0]), numberOf(row?.[1])];
  return rows === DENSE_PORTION.rows && span > rows * STREWN_SPAN;
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
