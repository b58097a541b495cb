import type { Artefact, ArtefactStore, NewArtefact } from '@core/artefacts/artefact';
import { canOpen } from '@core/artefacts/can-open';
import { ExpectedFailure } from '@core/failure/failure';
import type { ArchiveCore } from '../archive-core';
import { assertRoom } from '../engine/disk-space';
import type { Row, Session } from '../engine/session';
import { integer, type Sql, sql } from '../engine/sql';
import { bytesOrNull, numberOf, textOf } from '../engine/values';
import { ColumnChunk } from '../ingest/column-chunk';

const COLUMNS = 'id, entry, name, media_type, byte_length, sha256, source, origin, kept_at::DOUBLE, can_open';

/** After a failure nothing in memory has to be taken back. */
const NOTHING = (): void => undefined;

/** Artefacts in the archive's own file, so that they are there offline. */
export class DuckDbArtefacts implements ArtefactStore {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  artefacts(entry: number): Promise<readonly Artefact[]> {
    return this.#core.database.read(undefined, (session) => listed(session, `entry = ${integer(entry)}`));
  }

  async keepArtefact(artefact: NewArtefact): Promise<Artefact> {
    const { options, database } = this.#core;
    await assertRoom(options.dataFolder, artefact.bytes.byteLength, options.freeDiskSpace);
    return database.write(async (session) => {
      const [same] = await listed(session, `entry = ${integer(artefact.entry)} AND sha256 = ?`, artefact.sha256);
      if (same !== undefined) return () => same;
      const last = await session.row(sql('SELECT max(id) FROM artefact'));
      const id = numberOf(last?.[0]) + 1;
      await append(session, artefact, { id, now: options.now() });
      const [kept] = await listed(session, `id = ${integer(id)}`);
      if (kept === undefined) throw new Error('the artefact is not there');
      return () => {
        this.#core.state.hasArtefacts = true;
        return kept;
      };
    }, NOTHING);
  }

  artefactBytes(id: number): Promise<{ readonly artefact: Artefact; readonly bytes: Uint8Array } | null> {
    return this.#core.database.read(undefined, async (session) => {
      const [artefact] = await listed(session, `id = ${integer(id)}`);
      const row = await session.row(sql(`SELECT bytes FROM artefact WHERE id = ${integer(id)}`));
      return artefact === undefined ? null : { artefact, bytes: bytesOrNull(row?.[0]) ?? new Uint8Array() };
    });
  }

  async removeArtefact(id: number): Promise<void> {
    await this.#core.database.write(async (session) => {
      const [known] = await listed(session, `id = ${integer(id)}`);
      if (known === undefined) {
        throw new ExpectedFailure('artefact-not-found', 'This artefact is no longer in the archive.');
      }
      await session.run(sql(`DELETE FROM artefact WHERE id = ${integer(id)}`));
      return () => undefined;
    }, NOTHING);
  }
}

async function listed(session: Session, condition: string, ...values: readonly string[]): Promise<readonly Artefact[]> {
  const query: Sql = sql(`SELECT ${COLUMNS} FROM artefact WHERE ${condition} ORDER BY id`, ...values);
  return (await session.rows(query)).map(artefactOf);
}

function artefactOf(row: Row): Artefact {
  const [id, entry, name, mediaType, byteLength, sha256, source, origin, keptAt, isOpenable] = row;
  return {
    id: numberOf(id),
    entry: numberOf(entry),
    name: textOf(name),
    mediaType: textOf(mediaType),
    byteLength: numberOf(byteLength),
    sha256: textOf(sha256),
    source: textOf(source) as Artefact['source'],
    origin: textOf(origin),
    keptAt: numberOf(keptAt),
    canOpen: numberOf(isOpenable) === 1,
  };
}

async function append(
  session: Session,
  artefact: NewArtefact,
  { id, now }: { readonly id: number; readonly now: number },
): Promise<void> {
  const { name, bytes } = artefact;
  const appender = await session.connection.createAppender('artefact', 'main', 'archive');
  const chunk = new ColumnChunk(
    ['uint32', 'uint32', 'text', 'text', 'int64', 'text', 'text', 'text', 'int64', 'uint8', 'bytes'],
    1,
  );
  chunk.uint32(() => id);
  chunk.uint32(() => artefact.entry);
  chunk.text(() => name);
  chunk.text(() => artefact.mediaType);
  chunk.int64(() => bytes.byteLength);
  chunk.text(() => artefact.sha256);
  chunk.text(() => artefact.source);
  chunk.text(() => artefact.origin);
  chunk.int64(() => now);
  chunk.uint8(() => (canOpen(name, bytes.subarray(0, 16)) ? 1 : 0));
  chunk.bytes(() => bytes);
  appender.appendDataChunk(chunk.chunk);
  appender.closeSync();
}
