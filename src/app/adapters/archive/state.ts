import type { ChainLink } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { Dimensions } from './dimensions/dimensions';
import type { Session } from './engine/session';
import { sql } from './engine/sql';
import { bytesOrNull, numberOf, numberOrNull, textOf, textOrNull } from './engine/values';
import { CHAIN_START, TenantDigests } from './integrity/chain-digest';

export interface Counters {
  entries: number;
  undated: number;
  earliest: number | null;
  latest: number | null;
}

export interface KnownFile {
  readonly id: number;
  readonly importId: number;
  readonly name: string;
  plan: ReadingPlan | null;
}

/** What the archive keeps in memory about its file; loaded when it opens, changed after each commit. */
export class ArchiveState {
  readonly dimensions: Dimensions;
  readonly tenantDigests: TenantDigests;
  readonly files = new Map<number, KnownFile>();
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
  lastRejected = 0;
  lastFile = 0;

  private constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
    this.tenantDigests = new TenantDigests(dimensions.tenants);
  }

  static async load(session: Session): Promise<ArchiveState> {
    const state = new ArchiveState(await Dimensions.load(session));
    const batches = sql('SELECT number, committed_at::DOUBLE, kind, last_id, digest FROM batch ORDER BY number');
    for (const [number, at, kind, lastId, digest] of await session.rows(batches)) {
      state.batchTimes[numberOf(number)] = numberOf(at);
      if (textOf(kind) !== 'import') state.generation += 1;
      state.highestId = Math.max(state.highestId, numberOf(lastId));
      state.lastDigest = bytesOrNull(digest) ?? CHAIN_START;
    }
    for (const [id, importId, name, plan] of await session.rows(
      sql('SELECT id, import, name, plan FROM import_file'),
    )) {
      state.keepFile({
        id: numberOf(id),
        importId: numberOf(importId),
        name: textOf(name),
        plan: parsePlan(textOrNull(plan)),
      });
    }
    state.lastImport = numberOf((await session.row(sql('SELECT max(id) FROM import')))?.[0]);
    state.lastRejected = numberOf((await session.row(sql('SELECT max(id) FROM rejected')))?.[0]);
    state.hasRevisions = (await session.rows(sql('SELECT id FROM revision LIMIT 1'))).length > 0;
    state.counters = await countAll(session);
    return state;
  }

  get lastBatch(): number {
    return Math.max(0, this.batchTimes.length - 1);
  }

  /** Instants of batches never repeat and never go back, so that entries sort by them as they do by id. */
  nextInstant(now: number): number {
    return Math.max(now, (this.batchTimes[this.lastBatch] ?? 0) + 1);
  }

  keepFile(file: KnownFile): void {
    this.files.set(file.id, file);
    this.lastFile = Math.max(this.lastFile, file.id);
  }

  filesOf(importId: number): readonly number[] {
    return [...this.files.values()].filter((file) => file.importId === importId).map((file) => file.id);
  }

  keepBatch(link: {
    readonly number: number;
    readonly kind: ChainLink['kind'];
    readonly at: number;
    readonly digest: Uint8Array;
  }): void {
    this.batchTimes[link.number] = link.at;
    this.lastDigest = link.digest;
    if (link.kind !== 'import') this.generation += 1;
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

function parsePlan(text: string | null): ReadingPlan | null {
  return text === null ? null : (JSON.parse(text) as ReadingPlan);
}
