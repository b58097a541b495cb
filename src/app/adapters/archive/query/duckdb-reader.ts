import { stat } from 'node:fs/promises';
import type {
  ArchiveReader,
  ArchiveSummary,
  CancelSignal,
  FacetOptions,
  Question,
  StreamedEntry,
} from '@core/archive/archive';
import type { FacetWish } from '@core/search/facet-counts';
import type { PathFacet, PathFacetOptions } from '@core/search/path-facet';
import type { EntryMark } from '@core/links/link';
import type { Count, HistogramBucket, Page } from '@core/search/results';
import type { FacetField, PageTarget, Snapshot, Sort } from '@core/search/search';
import type { ArchiveCore, RememberedSearch } from '../archive-core';
import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';
import { criteriaCondition, filterCondition, residualConditions } from './criteria-to-sql';
import { deliveriesOf, siblingsOf, versionsOf } from './entry-neighbours';
import { rowsOf } from './entry-rows';
import { explainEmpty } from './explain-empty';
import { findEntries } from './find-entries';
import { countFacet } from './facets';
import { countFacets } from './several-facets';
import { countHistogram } from './histogram';
import { findPage, findSlice, type PageQuestion } from './pages';
import { countPathFacet } from './path-facet';
import { pathValuesOf } from './path-values';
import { recordsOf } from './records';
import { planSort } from './sort-plan';
import { streamEntries } from './stream-entries';
import { countTimeline } from './timeline';

/** Answers questions from DuckDB; each on a connection of its own, none waits for an import. */
export class DuckDbReader implements ArchiveReader {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  async summary(): Promise<ArchiveSummary> {
    const { database, state } = this.#core;
    const sizes = await Promise.all([database.path, `${database.path}.wal`].map(bytesOf));
    return {
      ...state.counters,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      snapshot: this.#core.snapshot(),
      tenants: state.dimensions.tenants.size,
    };
  }

  page(question: Question, sort: Sort, target: PageTarget, limit: number): Promise<Page> {
    return this.#core.ask(question, async (session, snapshot) =>
      findPage(session, await this.#pageQuestion(session, { question, snapshot, sort, limit }), target),
    );
  }

  slice(question: Question, sort: Sort, offset: number, limit: number): Promise<Page> {
    return this.#core.ask(question, async (session, snapshot) =>
      findSlice(session, await this.#pageQuestion(session, { question, snapshot, sort, limit }), offset),
    );
  }

  async count(question: Question): Promise<Count> {
    await this.#whileCounting(question);
    return this.#core.ask(question, async (session, snapshot, state) => {
      const entries = await this.#total(session, question, snapshot);
      const filters = question.criteria.filters.map((filter) => filterCondition(filter, snapshot, state));
      const seen = sql(`e.started IS NULL AND e.id <= ${integer(snapshot.highestId)}`);
      const conditions = [seen, ...filters, ...residualConditions(question.criteria, snapshot, state)];
      const undated = state.counters.undated === 0 ? 0 : await countRows(session, all(conditions));
      return { entries, undated, snapshot };
    });
  }

  facet(question: Question, field: FacetField, options: FacetOptions) {
    return this.#core.ask(question, (session, snapshot, state) => {
      const parts = options.keepOwn === true ? {} : { withoutField: field };
      const where = criteriaCondition(question.criteria, snapshot, state, parts);
      return countFacet(session, { where, field, options }, state);
    });
  }

  async facets(question: Question, wishes: readonly FacetWish[]) {
    await this.#whileCounting(question);
    return this.#core.ask(question, async (session, snapshot, state) => {
      const { criteria } = question;
      const entries = await this.#total(session, question, snapshot);
      return countFacets(session, { criteria, snapshot, wishes, entries }, state);
    });
  }

  histogram(question: Question, bucket: HistogramBucket, zone: string) {
    return this.#core.ask(question, (session, snapshot, state) =>
      countHistogram(session, { criteria: question.criteria, snapshot, state }, bucket, zone),
    );
  }

  pathFacet(question: Question, path: string, options: PathFacetOptions): Promise<PathFacet> {
    return this.#core.ask(question, (session, snapshot, state) => {
      const where = criteriaCondition(question.criteria, snapshot, state);
      return countPathFacet(session, { where, path, options });
    });
  }

  pathValues(ids: readonly number[], paths: readonly string[], signal?: CancelSignal) {
    return this.#core.database.read(signal, (session) => pathValuesOf(session, ids, paths, this.#core.state));
  }

  timeline(question: Question, zone: string, most: number) {
    return this.#core.ask(question, (session, snapshot, state) => {
      const { criteria } = question;
      const { timeline, dated } = countTimeline(session, { criteria, snapshot, state }, zone, most);
      // Those are all that the search holds: who wants to know their number waits for it, and reads nothing once more.
      const areAll = criteria.undated === 'exclude' || state.counters.undated === 0;
      const known = this.#core.remembered(question, snapshot, null);
      if (dated !== null && areAll && known.total === null) void remember(known, dated());
      return timeline;
    });
  }

  explainEmpty(question: Question) {
    return this.#core.ask(question, (session, snapshot, state) =>
      explainEmpty(session, question.criteria, snapshot, state),
    );
  }

  newSince(question: Question): Promise<number> {
    return this.#core.ask(question, (session, snapshot, state) => {
      const { highestId } = state;
      if (highestId <= snapshot.highestId) return Promise.resolve(0);
      const where = criteriaCondition(question.criteria, { ...snapshot, highestId }, state);
      return countRows(session, all([sql(`e.id > ${integer(snapshot.highestId)}`), where]));
    });
  }

  countAdded(question: Question, after: number): Promise<{ readonly entries: number; readonly snapshot: Snapshot }> {
    return this.#core.ask(question, async (session, snapshot, state) => {
      if (snapshot.highestId <= after) return { entries: 0, snapshot };
      const where = criteriaCondition(question.criteria, snapshot, state);
      return { entries: await countRows(session, all([sql(`e.id > ${integer(after)}`), where])), snapshot };
    });
  }

  row(id: number) {
    return this.#known(id, async (session, state) => (await rowsOf(session, [id], state))[0] ?? null);
  }

  record(id: number) {
    return this.#known(id, async (session, state) => (await recordsOf(session, [id], state))[0] ?? null);
  }

  findEntries(marks: readonly EntryMark[]) {
    return this.#core.database.read(undefined, (session) => findEntries(session, marks));
  }

  deliveries(id: number) {
    return this.#known(id, (session, state) => deliveriesOf(session, id, state));
  }

  versions(id: number) {
    return this.#known(id, (session, state) => versionsOf(session, id, state));
  }

  siblings(id: number) {
    return this.#known(id, (session, state) => siblingsOf(session, id, state));
  }

  stream(question: Question, sort: Sort, withRecords: boolean): AsyncIterable<readonly StreamedEntry[]> {
    return streamEntries(this.#core, question, sort, withRecords);
  }

  #known<Value>(id: number, work: (session: Session, state: ArchiveState) => Promise<Value>): Promise<Value> {
    integer(id);
    return this.#core.database.read(undefined, (session) => work(session, this.#core.state));
  }

  async #pageQuestion(
    session: Session,
    ask: { readonly question: Question; readonly snapshot: Snapshot; readonly sort: Sort; readonly limit: number },
  ): Promise<PageQuestion> {
    const { state, ranks } = this.#core;
    const { question, snapshot, sort, limit } = ask;
    return {
      where: criteriaCondition(question.criteria, snapshot, state),
      plan: await planSort(sort, { session, state, ranks }),
      cache: this.#core.remembered(question, snapshot, sort).anchors,
      snapshot,
      state,
      limit,
      total: () => this.#total(session, question, snapshot),
    };
  }

  /** Waits while another question counts what the search holds: without a connection, of which there are few. */
  async #whileCounting(question: Question): Promise<void> {
    if (question.snapshot === null) return;
    await this.#core.remembered(question, question.snapshot, null).total?.catch(() => null);
  }

  /** Counted once for all who ask; where the one that counts is stopped, the next one counts for the others. */
  async #total(session: Session, question: Question, snapshot: Snapshot): Promise<number> {
    const known = this.#core.remembered(question, snapshot, null);
    for (let counting = known.total; counting !== null; counting = known.total) {
      const counted = await counting.catch(() => null);
      if (counted !== null) return counted;
    }
    return remember(known, countRows(session, criteriaCondition(question.criteria, snapshot, this.#core.state)));
  }
}

function remember(known: RememberedSearch, total: Promise<number>): Promise<number> {
  known.total = total;
  total.catch(() => {
    if (known.total === total) known.total = null;
  });
  return total;
}

async function countRows(session: Session, where: Sql): Promise<number> {
  return numberOf((await session.row(compose('SELECT count(*) FROM entry AS e WHERE', where)))?.[0]);
}

async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
