import type { ChainLink } from '@core/archive/archive';
import { AnnotationState } from './annotations/annotation-state';
import { OpenWindows } from './coverage/open-windows';
import { Dimensions } from './dimensions/dimensions';
import type { Session } from './engine/session';
import { sql } from './engine/sql';
import { bytesOrNull, numberOf, numberOrNull } from './engine/values';
import { CHAIN_START, TenantDigests } from './integrity/chain-digest';
import { ADDING_KINDS, isAdding } from './ledger/batches';
import { Files } from './ledger/files';
import { PersonState } from './persons/person-state';
import { TenantGroups } from './dimensions/tenant-groups';

export interface Counters {
  entries: number;
  undated: number;
  earliest: number | null;
  latest: number | null;
}

/** What the archive keeps in memory about its file; loaded when it opens, changed after each commit. */
export class ArchiveState {
  readonly dimensions: Dimensions;
  readonly tenantDigests: TenantDigests;
  readonly files: Files;
  readonly windows: OpenWindows;
  annotations = new AnnotationState();
  persons = new PersonState();
  /** Kept beside the settings, and handed in: see `useTenantGroups`. */
  tenantGroups = new TenantGroups([]);
  /** Instant of each batch, by number. */
  readonly batchTimes: number[] = [];
  counters: Counters = { entries: 0, undated: 0, earliest: null, latest: null };
  /** Number of removals and corrections. */
  generation = 0;
  highestId = 0;
  lastDigest: Uint8Array = CHAIN_START;
  lastImport = 0;
  /** False where no entry has a later version, so that nobody needs to look. */
  hasRevisions = false;
  /** False where no file was ever kept beside an entry. */
  hasArtefacts = false;
  lastRejected = 0;

  private constructor(dimensions: Dimensions, files: Files, windows: OpenWindows) {
    this.dimensions = dimensions;
    this.files = files;
    this.windows = windows;
    this.tenantDigests = new TenantDigests(dimensions.tenants);
  }

  static async load(session: Session): Promise<ArchiveState> {
    const [dimensions, files] = [await Dimensions.load(session), await Files.load(session)];
    const state = new ArchiveState(dimensions, files, await OpenWindows.load(session));
    await state.#loadBatches(session);
    state.lastImport = numberOf((await session.row(sql('SELECT max(id) FROM import')))?.[0]);
    state.lastRejected = numberOf((await session.row(sql('SELECT max(id) FROM rejected')))?.[0]);
    state.hasRevisions = (await session.rows(sql('SELECT id FROM revision LIMIT 1'))).length > 0;
    state.hasArtefacts = (await session.rows(sql('SELECT id FROM artefact LIMIT 1'))).length > 0;
    state.annotations = await AnnotationState.load(session);
    state.persons = await PersonState.load(session);
    state.counters = await countAll(session);
    return state;
  }

  async #loadBatches(session: Session): Promise<void> {
    for await (const chunk of session.chunks(sql('SELECT number, committed_at::DOUBLE FROM batch'))) {
      const [numbers, instants] = chunk.getColumns();
      for (let at = 0; at < chunk.rowCount; at += 1)
        this.batchTimes[numberOf(numbers?.[at])] = numberOf(instants?.[at]);
    }
    const adding = ADDING_KINDS.map((kind) => `'${kind}'`).join(', ');
    const row = await session.row(
      sql(`SELECT count(*) FILTER (kind NOT IN (${adding})), max(last_id), arg_max(digest, number) FROM batch`),
    );
    this.generation = numberOf(row?.[0]);
    this.highestId = numberOf(row?.[1]);
    this.lastDigest = bytesOrNull(row?.[2]) ?? CHAIN_START;
  }

  get lastBatch(): number {
    return Math.max(0, this.batchTimes.length - 1);
  }

  /** Instants of batches never repeat and never go back, so that entries sort by them as they do by id. */
  nextInstant(now: number): number {
    return Math.max(now, (this.batchTimes[this.lastBatch] ?? 0) + 1);
  }

  keepBatch(link: {
    readonly number: number;
    readonly kind: ChainLink['kind'];
    readonly at: number;
    readonly digest: Uint8Array;
  }): void {
    this.batchTimes[link.number] = link.at;
    this.lastDigest = link.digest;
    if (!isAdding(link.kind)) this.generation += 1;
  }
}

export async function countAll(session: Session): Promise<Counters> {
  const row = await session.row(
    sql('SELECT count(*), count(*) - count(started), min(started)::DOUBLE, max(started)::DOUBLE FROM entry'),
  );
  return {
    entries: numberOf(row?.[0]),
    undated: numberOf(row?.[1]),
    earliest: numberOrNull(row?.[2]),
    latest: numberOrNull(row?.[3]),
  };
}
