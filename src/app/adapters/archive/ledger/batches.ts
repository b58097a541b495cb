import type { ChainLink } from '@core/archive/archive';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { bytesOrNull, numberOf, numberOrNull, textOf } from '../engine/values';

/** Links that bring entries; the others change or remove them, and make searches stale. */
export const ADDING_KINDS = ['import', 'collection'] as const satisfies readonly ChainLink['kind'][];
export type AddingKind = (typeof ADDING_KINDS)[number];

export function isAdding(kind: ChainLink['kind']): kind is AddingKind {
  return ADDING_KINDS.some((one) => one === kind);
}

/** A link of the chain, ready to be written. */
export interface NewBatch {
  readonly number: number;
  readonly kind: ChainLink['kind'];
  readonly importId: number | null;
  readonly fileId: number | null;
  readonly firstId: number | null;
  readonly lastId: number | null;
  readonly entries: number;
  readonly at: number;
  readonly previous: Uint8Array;
  readonly digest: Uint8Array;
}

const hexadecimal = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? new Uint8Array()).toString('hex');
const orNull = (value: number | null): string => (value === null ? 'NULL' : integer(value));

export async function insertBatch(session: Session, batch: NewBatch): Promise<void> {
  await session.run(
    sql(
      `INSERT INTO batch VALUES (${integer(batch.number)}, ?, ${orNull(batch.importId)}, ${orNull(batch.fileId)},
        ${orNull(batch.firstId)}, ${orNull(batch.lastId)}, ${integer(batch.entries)}, ${integer(batch.at)},
        unhex(?), unhex(?))`,
      batch.kind,
      hexadecimal(batch.previous),
      hexadecimal(batch.digest),
    ),
  );
}

export async function readChain(session: Session): Promise<readonly ChainLink[]> {
  const rows = await session.rows(
    sql(`SELECT number, kind, import, first_id, last_id, entries, committed_at::DOUBLE, previous, digest
      FROM batch ORDER BY number`),
  );
  return rows.map(([number, kind, importId, firstId, lastId, entries, at, previous, digest]) => ({
    batch: numberOf(number),
    kind: textOf(kind) as ChainLink['kind'],
    importId: numberOrNull(importId),
    firstId: numberOrNull(firstId),
    lastId: numberOrNull(lastId),
    entries: numberOf(entries),
    committedAt: numberOf(at),
    previous: hexadecimal(bytesOrNull(previous)),
    digest: hexadecimal(bytesOrNull(digest)),
  }));
}
