import type { FoundEntry } from '@core/archive/archive';
import type { EntryMark } from '@core/links/link';
import { bytesOrNull, numberOf } from '../engine/values';
import type { Session } from '../engine/session';
import { any, compose, sql, type Sql } from '../engine/sql';
import { identityBytes } from '../integrity/digested-rows';

interface Candidate {
  readonly id: number;
  readonly sha256: string;
  readonly part: number;
  readonly identity: string;
}

/**
 * The entries with these marks, in their order: the same record and place in it; of several such the one of the same
 * identity, else the oldest. Where the record is not here, the newest version of the same identity. null: not here at all.
 */
export async function findEntries(
  session: Session,
  marks: readonly EntryMark[],
): Promise<readonly (FoundEntry | null)[]> {
  if (marks.length === 0) return [];
  const rows = await session.manyRows(
    compose(
      'SELECT e.id, e.sha256, e.part, e.identity FROM entry AS e WHERE',
      any(marks.map(isMarked)),
      'ORDER BY e.id',
    ),
  );
  const candidates = rows.map(([id, sha256, part, identity]) => ({
    id: numberOf(id),
    sha256: Buffer.from(bytesOrNull(sha256) ?? new Uint8Array()).toString('hex'),
    part: numberOf(part),
    identity: identityBytes(identity).toString('hex'),
  }));
  return marks.map((mark) => bestOf(mark, candidates));
}

function isMarked({ sha256, identity }: EntryMark): Sql {
  const sameRecord = sql('e.sha256 = unhex(?)', sha256);
  if (identity === null) return sameRecord;
  return any([sameRecord, sql('e.identity = CAST(? AS UHUGEINT)', BigInt(`0x${identity}`).toString())]);
}

function bestOf(mark: EntryMark, candidates: readonly Candidate[]): FoundEntry | null {
  const same = candidates.filter((one) => one.sha256 === mark.sha256 && one.part === mark.part);
  const [oldest] = same;
  const exact = same.find((one) => one.identity === mark.identity) ?? oldest;
  if (exact !== undefined) return { id: exact.id, isOtherVersion: false };
  const newest = candidates.findLast((one) => one.identity === mark.identity);
  return newest === undefined ? null : { id: newest.id, isOtherVersion: true };
}
