import type { ArchiveIntegrity, CancelSignal, ChainLink } from '@core/archive/archive';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { breathe } from '../engine/turns';
import { numberOf } from '../engine/values';
import { ADDING_KINDS, isAdding, readChain } from '../ledger/batches';
import { AddedEntries } from './added-entries';
import { ChainDigest, CHAIN_START } from './chain-digest';
import { digestColumns, digestedRows } from './digested-rows';

/** Entries whose records are hashed by one question: about 30 MB. */
const ENTRIES_AT_ONCE = 32_768;
/** Most pages of a collection bring nothing new: their links need no question, and no turn of others would come. */
const LINKS_PER_BREATH = 500;

/** Makes every digest again, from the entries as they are and the tombstones of what they were. */
export class DuckDbIntegrity implements ArchiveIntegrity {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  chain(): Promise<readonly ChainLink[]> {
    return this.#core.database.read(undefined, readChain);
  }

  verify(progress: (done: number, total: number) => void, signal?: CancelSignal) {
    return this.#core.database.read(signal, async (session) => {
      await session.run(sql('BEGIN'));
      try {
        return await verifyAll(session, this.#core, progress);
      } finally {
        await session.connection.run('ROLLBACK').catch(() => undefined);
      }
    });
  }
}

async function verifyAll(session: Session, core: ArchiveCore, progress: (done: number, total: number) => void) {
  const chain = await readChain(session);
  const counted = await session.row(sql('SELECT count(*), coalesce(max(id), 0) FROM entry'));
  const [entries = 0, highest = 0] = [numberOf(counted?.[0]), numberOf(counted?.[1])];
  const total = entries * 2;
  let done = 0;
  const added = new AddedEntries(session);
  const differ = (difference: string) => ({ batches: chain.length, entries, difference });
  let previous = Buffer.from(CHAIN_START).toString('hex');
  for (const [index, link] of chain.entries()) {
    if (link.batch !== index + 1) return differ(`Batch ${index + 1} is missing from the chain.`);
    if (link.previous !== previous) return differ(`Batch ${link.batch} does not follow on from the batch before it.`);
    const digest = await digestOf(session, core, link, added);
    if (index % LINKS_PER_BREATH === 0) await breathe();
    if (digest !== link.digest) return differ(`The entries of batch ${link.batch} are not those that were committed.`);
    previous = link.digest;
    done = Math.min(entries, done + (isAdding(link.kind) ? link.entries : 0));
    progress(done, total);
  }
  const stray = await session.row(
    sql(`SELECT e.id FROM entry AS e WHERE NOT EXISTS (
      SELECT 1 FROM batch AS b WHERE b.number = e.batch AND b.kind IN (${ADDING_KINDS.map((kind) => `'${kind}'`).join(', ')})
        AND e.id BETWEEN b.first_id AND b.last_id
    ) LIMIT 1`),
  );
  if (stray !== undefined) return differ(`Entry ${numberOf(stray[0])} belongs to no batch of the chain.`);
  for (let from = 1; from <= highest; from += ENTRIES_AT_ONCE) {
    const wrong = await session.row(
      sql(`SELECT id FROM entry WHERE id BETWEEN ${integer(from)} AND ${integer(from + ENTRIES_AT_ONCE - 1)}
        AND unhex(sha256(coalesce(encode(raw), raw_bytes))) <> sha256 LIMIT 1`),
    );
    if (wrong !== undefined)
      return differ(`The record of entry ${numberOf(wrong[0])} is not the one that was received.`);
    progress(Math.min(total, entries + Math.round((entries * (from + ENTRIES_AT_ONCE)) / (highest + 1))), total);
  }
  return { batches: chain.length, entries, difference: null };
}

/** An entry at the time of a batch: as the first tombstone after it says, else as it is now. */
async function digestOf(session: Session, core: ArchiveCore, link: ChainLink, added: AddedEntries): Promise<string> {
  const { state } = core;
  const digest = new ChainDigest(Buffer.from(link.previous, 'hex'), link.batch, link.kind, state.tenantDigests);
  if (isAdding(link.kind)) {
    if (link.firstId !== null && link.lastId !== null) {
      for (const entry of await added.between(link.firstId, link.lastId)) digest.add(entry);
    }
  } else await digestChange(session, link, digest);
  return Buffer.from(digest.finish()).toString('hex');
}

async function digestChange(session: Session, link: ChainLink, digest: ChainDigest): Promise<void> {
  const batch = integer(link.batch);
  const before = sql(
    `SELECT ${digestColumns('t', 'entry')}, t.is_removed FROM tombstone AS t WHERE t.batch = ${batch} ORDER BY t.entry`,
  );
  for await (const { entry, rest } of digestedRows(session, before)) digest.add(entry, rest[0] === true ? 1 : 2);
  if (link.firstId === null || link.lastId === null) return;
  const range = `BETWEEN ${integer(link.firstId)} AND ${integer(link.lastId)}`;
  const then = sql(`
    WITH later AS (
      SELECT * FROM tombstone WHERE batch > ${batch} AND entry ${range}
      QUALIFY row_number() OVER (PARTITION BY entry ORDER BY batch) = 1
    ), member AS (
      SELECT ${digestColumns('t', 'entry')} FROM later AS t
      UNION ALL SELECT ${digestColumns('e', 'id')} FROM entry AS e
      WHERE e.id ${range} AND e.id NOT IN (SELECT entry FROM later)
    )
    SELECT ${digestColumns('m', 'entry')} FROM member AS m
    WHERE m.entry IN (SELECT entry FROM tombstone WHERE batch = ${batch} AND NOT is_removed) ORDER BY m.entry`);
  for await (const { entry } of digestedRows(session, then)) digest.add(entry, 3);
}
