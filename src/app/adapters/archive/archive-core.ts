import type { CancelSignal, Question } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { Snapshot, Sort } from '@core/search/search';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { TenantGroups } from './dimensions/tenant-groups';
import type { Database } from './engine/database';
import type { Session } from './engine/session';
import type { AnchorCache } from './query/anchors';
import { Turns } from './engine/turns';
import { Ranks } from './query/ranks';
import { ArchiveState } from './state';

export interface CoreOptions {
  readonly dataFolder: string;
  readonly now: () => number;
  readonly freeDiskSpace: () => Promise<number>;
}

/** Searches whose counts and anchors are remembered. */
const REMEMBERED_SEARCHES = 16;
/**
 * What DuckDB may use while an import or a collection runs: the reader's thread, answers and batches need the rest, so
 * that the process stays under 700 MB whatever the size of a file.
 */
const WRITING_MEMORY_BYTES = 200_000_000;
/** A question without a snapshot is asked again when the archive changed under it. */
const TRIES = 3;

export interface RememberedSearch {
  readonly anchors: AnchorCache;
  total: Promise<number> | null;
}

/** What the parts of the adapter share: the connections, the state in memory, who listens. */
export class ArchiveCore {
  readonly ranks = new Ranks();
  readonly #searches = new Map<string, RememberedSearch>();
  readonly #listeners = new Set<() => void>();
  readonly #writing = new Set<string>();
  readonly #limits = new Turns();
  readonly database: Database;
  readonly options: CoreOptions;
  state: ArchiveState;

  private constructor(database: Database, options: CoreOptions, state: ArchiveState) {
    this.database = database;
    this.options = options;
    this.state = state;
    database.onReopened = async (session) => {
      this.ranks.clear();
      const { tenantGroups } = this.state;
      this.state = await ArchiveState.load(session);
      this.state.tenantGroups = tenantGroups;
    };
  }

  static async load(database: Database, options: CoreOptions): Promise<ArchiveCore> {
    const state = await database.read(undefined, (session) => ArchiveState.load(session));
    return new ArchiveCore(database, options, state);
  }

  snapshot(): Snapshot {
    const { generation, highestId } = this.state;
    return { generation, highestId, now: this.options.now() };
  }

  /** Answers one question from its snapshot; fails with `snapshot-stale` where the archive has changed since. */
  async ask<Value>(
    question: Pick<Question, 'snapshot' | 'signal'>,
    work: (session: Session, snapshot: Snapshot, state: ArchiveState) => Promise<Value>,
  ): Promise<Value> {
    for (let tries = 1; ; tries += 1) {
      const snapshot = question.snapshot ?? this.snapshot();
      this.assertFresh(snapshot);
      try {
        const value = await this.database.read(question.signal, (session) => work(session, snapshot, this.state));
        this.assertFresh(snapshot);
        return value;
      } catch (error) {
        const isStale = error instanceof ExpectedFailure && error.code === 'snapshot-stale';
        if (!isStale || question.snapshot !== null || tries >= TRIES) throw error;
      }
    }
  }

  assertFresh(snapshot: Snapshot): void {
    if (snapshot.generation !== this.state.generation) {
      throw new ExpectedFailure(
        'snapshot-stale',
        'Entries were removed or read again since this search began: run it again.',
      );
    }
  }

  /** What was counted and found under the former groups is forgotten: the same criteria now mean other tenants. */
  useTenantGroups(groups: readonly TenantGroup[]): void {
    this.state.tenantGroups = new TenantGroups(groups);
    this.forgetSearches();
  }

  /** What was counted and found is forgotten: the same criteria may hold other entries from now on. */
  forgetSearches(): void {
    this.#searches.clear();
  }

  /** Counts and anchors of one search in one order at one snapshot. */
  remembered(question: Question, snapshot: Snapshot, sort: Sort | null): RememberedSearch {
    const key = JSON.stringify([question.criteria, snapshot, sort, this.state.annotations.lookOf(question.criteria)]);
    const known = this.#searches.get(key) ?? { anchors: new Map(), total: null };
    this.#searches.delete(key);
    this.#searches.set(key, known);
    const [oldest] = this.#searches.keys();
    if (this.#searches.size > REMEMBERED_SEARCHES && oldest !== undefined) this.#searches.delete(oldest);
    return known;
  }

  /** Runs a change; what it answers is applied to the memory once the transaction is through. */
  change<Value>(work: (session: Session) => Promise<() => Value>, signal?: CancelSignal): Promise<Value> {
    let undo: (() => void) | null = null;
    return this.database.write(
      async (session) => {
        const { dimensions } = this.state;
        const mark = dimensions.mark();
        undo = () => dimensions.restore(mark);
        const apply = await work(session);
        return () => {
          const value = apply();
          dimensions.settle();
          return value;
        };
      },
      () => undo?.(),
      signal,
    );
  }

  /** DuckDB gets by with less memory from now on, until everything that began has ended. */
  beginWriting(what: string): Promise<void> {
    this.#writing.add(what);
    return this.#limit();
  }

  endWriting(what: string): Promise<void> {
    this.#writing.delete(what);
    return this.#limit();
  }

  async #limit(): Promise<void> {
    await this.#limits.take(() => this.database.limitMemory(this.#writing.size > 0 ? WRITING_MEMORY_BYTES : null));
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
