import type { AnnotationBook } from '../annotations/annotation-book';
import type { ReadingPlan } from '../backends/reading-plan';
import type { KindId } from '../backends/kind-id';
import type { Microseconds } from '../entry/entry-time';
import type { ImportFigures, ImportReport, ImportState, ImportSummary, RejectedRecord } from '../imports/import-report';
import type { EntryMark } from '../links/link';
import type { TextEncodingName } from '../records/framed-record';
import type { EntryDelivery } from '../search/entry-detail';
import type { FacetCounts, FacetWish } from '../search/facet-counts';
import type {
  Count,
  EmptyExplanation,
  EntryRow,
  Facet,
  HistogramBar,
  HistogramBucket,
  Page,
  Timeline,
} from '../search/results';
import type { PathFacet, PathFacetOptions } from '../search/path-facet';
import type { FacetField, PageTarget, Snapshot, Sort } from '../search/search';
import type { ArtefactStore } from '../artefacts/artefact';
import type { ClearLogBook } from '../clear-log/clear-log';
import type { CollectionWriter, CoverageLedger } from '../coverage/coverage-ledger';
import type { LensReader } from '../lenses/lens-reader';
import type { PersonBook } from '../persons/person-book';
import type { TenantGroup } from '../tenant-groups/tenant-group';
import type { BatchOutcome, RejectedInput } from './batch-outcome';
import type { CancelSignal } from './cancel-signal';
import type { Question } from './question';
import type { EntryBatch } from './entry-batch';

export type { BatchOutcome, CancelSignal, Question, RejectedInput };

export interface ArchiveSummary {
  readonly entries: number;
  /** Bytes of the archive's files on disk. */
  readonly bytes: number;
  readonly snapshot: Snapshot;
  readonly earliest: Microseconds | null;
  readonly latest: Microseconds | null;
  readonly undated: number;
  readonly tenants: number;
}

/** The record of one entry, byte for byte, with what is needed to read it again. */
export interface StoredRecord {
  readonly id: number;
  readonly kind: KindId;
  readonly mappingVersion: number;
  readonly part: number;
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** 32 hexadecimal digits. */
  readonly identity: string;
  /** The plan of the file, or of the window's part, that first delivered it, corrections applied. */
  readonly plan: ReadingPlan;
  readonly fileId: number;
  readonly position: number;
}

/** An entry that a link names, as this archive has it. */
export interface FoundEntry {
  readonly id: number;
  /** The record itself is not here, but another version of the same entry is. */
  readonly isOtherVersion: boolean;
}

/** Questions. Times are UTC microseconds. Every one fails with `snapshot-stale`, `cancelled`, `archive-damaged` or not at all. */
export interface ArchiveReader {
  summary(): Promise<ArchiveSummary>;
  /** `limit` rows at most (100 in the window). */
  page(question: Question, sort: Sort, target: PageTarget, limit: number): Promise<Page>;
  /** Rows from a 0-based offset: for the command line. */
  slice(question: Question, sort: Sort, offset: number, limit: number): Promise<Page>;
  count(question: Question): Promise<Count>;
  /**
   * Counts by value, most frequent first. The field's own filters are left out unless `keepOwn`. `contains` narrows the
   * values by their label, any case.
   */
  facet(question: Question, field: FacetField, options: FacetOptions): Promise<Facet>;
  /** Several facets in one reading of the entries, in the order of the wishes. */
  facets(question: Question, wishes: readonly FacetWish[]): Promise<readonly FacetCounts[]>;
  /** Values at a place in raw (a JSON Pointer), counted over every record that the criteria hold. */
  pathFacet(question: Question, path: string, options: PathFacetOptions): Promise<PathFacet>;
  /** Values at places in raw of some entries, whole, by id in the order of the places; ids that are gone are left out. */
  pathValues(
    ids: readonly number[],
    paths: readonly string[],
    signal?: CancelSignal,
  ): Promise<ReadonlyMap<number, readonly (string | null)[]>>;
  /** Bars without entries are left out. Buckets start at whole units of `zone` (IANA name; weeks on Monday). */
  histogram(question: Question, bucket: HistogramBucket, zone: string): Promise<readonly HistogramBar[]>;
  /** The finest buckets of which `most` fit the search's range. `zone` as for `histogram`. */
  timeline(question: Question, zone: string, most: number): Promise<Timeline>;
  explainEmpty(question: Question): Promise<EmptyExplanation>;
  /** Entries that the same criteria hold beyond the snapshot. */
  newSince(question: Question): Promise<number>;
  /**
   * Entries that the criteria hold and that came after the one with this id, whatever their time. Remembers nothing, so
   * that many searches can be asked without pushing out what the one on the screen has.
   */
  countAdded(question: Question, after: number): Promise<{ readonly entries: number; readonly snapshot: Snapshot }>;
  row(id: number): Promise<EntryRow | null>;
  record(id: number): Promise<StoredRecord | null>;
  /** The entries that the marks name, in their order; null: not here. */
  findEntries(marks: readonly EntryMark[]): Promise<readonly (FoundEntry | null)[]>;
  deliveries(id: number): Promise<readonly EntryDelivery[]>;
  versions(id: number): Promise<readonly { readonly id: number; readonly firstSeen: Microseconds }[]>;
  siblings(
    id: number,
  ): Promise<readonly { readonly id: number; readonly part: number; readonly task: string | null }[]>;
  /** Every entry in the sort's order, with its record if asked, in batches; holds no more than a batch. */
  stream(question: Question, sort: Sort, withRecords: boolean): AsyncIterable<readonly StreamedEntry[]>;
}

export interface FacetOptions {
  readonly limit: number;
  readonly contains?: string | undefined;
  readonly keepOwn?: boolean | undefined;
  readonly order?: 'count' | 'label' | undefined;
}

export interface StreamedEntry {
  readonly row: EntryRow;
  /** Present when asked for. */
  readonly record?: { readonly bytes: Uint8Array; readonly encoding: TextEncodingName; readonly sha256: string };
}

export interface NewImportFile {
  readonly importId: number;
  readonly name: string;
  readonly byteLength: number;
  readonly plan: ReadingPlan | null;
}

/** One committed transaction: an entry of the chain. */
export interface ChainLink {
  readonly batch: number;
  /** `collection`: a page of a window. */
  readonly kind: 'import' | 'collection' | 'removal' | 'correction';
  /** null: of no import. */
  readonly importId: number | null;
  readonly firstId: number | null;
  readonly lastId: number | null;
  readonly entries: number;
  readonly committedAt: Microseconds;
  /** 64 hexadecimal digits each; `previous` of the first is 64 zeros. */
  readonly previous: string;
  readonly digest: string;
}

/** A stored record with the columns that another plan reads from it, for a correction. */
export interface Rederived {
  readonly ids: readonly number[];
  /** Row i belongs to `ids[i]`; raw may be left empty (count + 1 zero offsets), it does not change. */
  readonly columns: EntryBatch;
}

/** Changes. Each `commit…` is one transaction: when its promise has resolved, kill -9 loses nothing of it. */
export interface ArchiveWriter {
  beginImport(title: string): Promise<number>;
  /** Answers the file's id. */
  beginFile(file: NewImportFile): Promise<number>;
  /** Stores what is new, counts what is there, keeps what changed as revisions, records sightings, chains the digest. */
  commitBatch(importId: number, fileId: number, batch: EntryBatch): Promise<BatchOutcome>;
  commitRejected(fileId: number, rejected: readonly RejectedInput[]): Promise<void>;
  endFile(fileId: number, end: { readonly plan: ReadingPlan | null; readonly failure: string | null }): Promise<void>;
  endImport(importId: number, state: Exclude<ImportState, 'running' | 'undone' | 'interrupted'>): Promise<void>;
  /**
   * Removes the entries that no other import and no window delivered, leaves tombstones in the chain, marks the import
   * undone, and takes back the range that was declared for it.
   */
  undoImport(
    importId: number,
    progress: (done: number, total: number) => void,
    signal?: CancelSignal,
  ): Promise<{ readonly removed: number; readonly kept: number }>;
  /** Entries of a file with their records, in id order, in batches: what a correction reads. */
  recordsOfFile(fileId: number): AsyncIterable<readonly StoredRecord[]>;
  /**
   * Replaces the columns of entries in one transaction over all batches (a correction of a file is whole or not at all),
   * raises the generation, and keeps `plan` and `note` with the file.
   */
  commitCorrection(
    fileId: number,
    plan: ReadingPlan,
    note: string,
    rederived: AsyncIterable<Rederived>,
  ): Promise<{ readonly changed: number; readonly merged: number }>;
}

export interface ImportLedger {
  imports(): Promise<readonly ImportSummary[]>;
  report(importId: number): Promise<ImportReport | null>;
  figures(importId: number): Promise<ImportFigures>;
  rejected(
    importId: number,
    offset: number,
    limit: number,
  ): Promise<{ readonly total: number; readonly records: readonly RejectedRecord[] }>;
  /** All rejected records of an import with their bytes, in order. */
  rejectedBytes(importId: number): AsyncIterable<{
    readonly file: string;
    readonly position: number;
    readonly reason: string;
    readonly bytes: Uint8Array;
  }>;
}

export interface ArchiveIntegrity {
  chain(): Promise<readonly ChainLink[]>;
  /** Recomputes every digest and every raw SHA-256; the first difference, or null when all hold. */
  verify(
    progress: (done: number, total: number) => void,
    signal?: CancelSignal,
  ): Promise<{ readonly batches: number; readonly entries: number; readonly difference: string | null }>;
}

/** The local archive: one file in the data folder, opened by one process. */
export interface Archive
  extends ArchiveReader,
    ArchiveWriter,
    ImportLedger,
    ArchiveIntegrity,
    CollectionWriter,
    CoverageLedger,
    ArtefactStore,
    ClearLogBook,
    AnnotationBook,
    PersonBook,
    LensReader {
  /** The groups that the filter field `tenantGroup` names from now on; none until it is called. */
  useTenantGroups(groups: readonly TenantGroup[]): void;
  /** Called after each commit that changed what searches see. */
  onChanged(listener: () => void): () => void;
  close(): Promise<void>;
}
