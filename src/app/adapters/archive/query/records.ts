import type { StoredRecord } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { TEXT_ENCODINGS } from '@core/records/framed-record';
import { identityBytes } from '../integrity/digested-rows';
import type { Row, Session } from '../engine/session';
import { sql } from '../engine/sql';
import { bytesOrNull, numberOf } from '../engine/values';
import type { ArchiveState } from '../state';
import { kindOf } from './entry-rows';
import { idsCondition } from './ids-condition';

const COLUMNS = `e.id, e.backend, e.mapping_version, e.part, e.raw_encoding, e.sha256, e.identity, e.file, e.position,
  coalesce(encode(e.raw), e.raw_bytes)`;

/** Records of some ids, ascending; ids that are gone are left out. */
export async function recordsOf(
  session: Session,
  ids: readonly number[],
  state: ArchiveState,
): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await session.manyRows(
    sql(`SELECT ${COLUMNS} FROM entry AS e WHERE ${idsCondition('e.id', ids)} ORDER BY e.id`),
  );
  const wanted = new Set(ids);
  return rows.filter(([id]) => wanted.has(numberOf(id))).map((row) => storedRecord(row, state));
}

function storedRecord(row: Row, state: ArchiveState): StoredRecord {
  const [id, backend, mappingVersion, part, encoding, sha256, identity, file, position, bytes] = row;
  const kind = kindOf(state.dimensions.of('backend').valueOf(numberOf(backend)));
  return {
    id: numberOf(id),
    kind,
    mappingVersion: numberOf(mappingVersion),
    part: numberOf(part),
    bytes: bytesOrNull(bytes) ?? new Uint8Array(),
    encoding: TEXT_ENCODINGS[numberOf(encoding)] ?? 'utf-8',
    sha256: Buffer.from(bytesOrNull(sha256) ?? new Uint8Array()).toString('hex'),
    identity: identityBytes(identity).toString('hex'),
    plan: state.files.get(numberOf(file))?.plan ?? planOf(kind, numberOf(mappingVersion)),
    fileId: numberOf(file),
    position: numberOf(position),
  };
}

/** The plan of a file whose own was never kept (its import broke off before the file ended): what the entry itself tells. */
function planOf(kind: StoredRecord['kind'], mappingVersion: number): ReadingPlan {
  return {
    kind,
    mappingVersion,
    framing: 'json',
    encoding: 'utf-8',
    recordPlace: null,
    tenant: null,
    organization: null,
    instance: null,
    zone: null,
    dateOrder: null,
    mapping: null,
    headings: null,
    delimiter: null,
    recordColumn: null,
  };
}
