import type { Rederived } from '@core/archive/archive';
import type { Session } from '../engine/session';
import { breathe } from '../engine/turns';
import { codesOf } from '../ingest/batch-codes';
import { CHUNK_ROWS, ColumnChunk, type ColumnKind } from '../ingest/column-chunk';
import { mergeNames, namesOf, type NameChange, writeNewValues } from '../ingest/new-values';
import type { ArchiveState } from '../state';

/** The columns of `entry` that a mapping decides, with the id first. */
export const DERIVED_COLUMNS = [
  'id',
  'identity',
  'part',
  'backend',
  'instance',
  'tenant',
  'organization',
  'source',
  'task',
  'item_type',
  'performer',
  'on_behalf_of',
  'zone',
  'relation',
  'severity',
  'zone_source',
  'time_precision',
  'ambiguous',
  'mapping_version',
  'started',
  'finished',
  'duration',
  'item',
  'native_id',
  'address',
  'search_text',
] as const;

const KINDS: readonly ColumnKind[] = [
  ...(['uint32', 'uint128', 'uint16'] as const),
  ...(['uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32'] as const),
  ...(['uint8', 'uint8', 'uint8', 'uint8', 'uint8', 'uint32', 'int64', 'int64', 'int64'] as const),
  ...(['text', 'text', 'text', 'text'] as const),
];

/** Puts one portion of re-derived entries into the temporary table `derived`; answers the names that it brings. */
export async function stageDerived(
  session: Session,
  state: ArchiveState,
  portion: Rederived,
  namesBefore: readonly NameChange[],
): Promise<readonly NameChange[]> {
  const { columns: batch, ids } = portion;
  if (batch.count !== ids.length) throw new Error('A correction must derive every entry exactly once');
  const codes = codesOf(batch, state.dimensions);
  const names = mergeNames(namesBefore, namesOf(batch, codes.tenant, state.dimensions.tenants));
  await writeNewValues(session, codes, names);
  const appender = await session.connection.createAppender('derived', 'main', 'temp');
  for (let start = 0; start < batch.count; start += CHUNK_ROWS) {
    const chunk = new ColumnChunk(KINDS, Math.min(CHUNK_ROWS, batch.count - start));
    const number = (values: ArrayLike<number>) => (index: number) => values[start + index] ?? 0;
    const time = (values: ArrayLike<number>) => (index: number) => values[start + index] ?? Number.NaN;
    const text = (values: readonly (string | null)[]) => (index: number) => values[start + index] ?? null;
    chunk.uint32((index) => ids[start + index] ?? 0);
    chunk.uint128((index) => batch.identity.subarray((start + index) * 16, (start + index) * 16 + 16));
    chunk.uint16(number(batch.part));
    chunk.uint32(() => codes.backend);
    for (const column of codes.columns) chunk.uint32(number(column));
    for (const small of [batch.relation, batch.severity, batch.zoneSource, batch.precision, batch.ambiguous]) {
      chunk.uint8(number(small));
    }
    chunk.uint32(() => batch.mappingVersion);
    chunk.int64(time(batch.started));
    chunk.int64(time(batch.finished));
    chunk.int64((index) => time(batch.finished)(index) - time(batch.started)(index));
    for (const texts of [batch.item, batch.nativeId, batch.address, batch.searchText]) chunk.text(text(texts));
    appender.appendDataChunk(chunk.chunk);
    appender.flushSync();
    await breathe();
  }
  appender.closeSync();
  return names;
}
