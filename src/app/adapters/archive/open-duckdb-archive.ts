import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '@core/archive/archive';
import type { Microseconds } from '@core/entry/entry-time';
import { DuckDbAnnotations } from './annotations/duckdb-annotations';
import { ArchiveCore } from './archive-core';
import { DuckDbArtefacts } from './artefacts/duckdb-artefacts';
import { DuckDbClearings } from './clearings/duckdb-clearings';
import { DuckDbCollection } from './coverage/duckdb-collection';
import { DuckDbCoverage } from './coverage/duckdb-coverage';
import { Database } from './engine/database';
import { freeBytesOf } from './engine/disk-space';
import { DuckDbIntegrity } from './integrity/verify-archive';
import { DuckDbLenses } from './lenses/duckdb-lenses';
import { DuckDbPersons } from './persons/duckdb-persons';
import { DuckDbWriter } from './ledger/duckdb-writer';
import { DuckDbLedger } from './ledger/import-ledger';
import { DuckDbReader } from './query/duckdb-reader';

export interface DuckDbArchiveOptions {
  /** Absolute; the archive is the file `archive.duckdb` in it, made where it is missing. */
  readonly dataFolder: string;
  /** What DuckDB may use; 1 GB unless given. The rest of the process comes on top. */
  readonly memoryLimitBytes?: number | undefined;
  /** Every core unless given. */
  readonly threads?: number | undefined;
  readonly now?: (() => Microseconds) | undefined;
  /** Free bytes on the data folder's disk. */
  readonly freeDiskSpace?: (() => Promise<number>) | undefined;
}

const DEFAULT_MEMORY_BYTES = 1_000_000_000;

/**
 * Opens the archive of a data folder. Fails with `archive-busy` (another process or another opening holds it),
 * `archive-damaged` (the file is left as it is), `archive-newer`, or `archive-unavailable`.
 */
export async function openDuckDbArchive(options: DuckDbArchiveOptions): Promise<Archive> {
  const { dataFolder } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const now = options.now ?? (() => Date.now() * 1000);
  const database = await Database.open({
    path: join(dataFolder, 'archive.duckdb'),
    memoryLimitBytes: options.memoryLimitBytes ?? DEFAULT_MEMORY_BYTES,
    threads: options.threads ?? availableParallelism(),
    now,
  });
  try {
    const freeDiskSpace = options.freeDiskSpace ?? (() => freeBytesOf(dataFolder));
    const core = await ArchiveCore.load(database, { dataFolder, now, freeDiskSpace });
    const writer = new DuckDbWriter(core);
    const collection = new DuckDbCollection(core);
    await writer.interruptRunning();
    await collection.interruptRunning();
    return compose(core, writer, collection);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function compose(core: ArchiveCore, writer: DuckDbWriter, collection: DuckDbCollection): Archive {
  const ledger = new DuckDbLedger(core);
  const coverage = new DuckDbCoverage(core);
  const integrity = new DuckDbIntegrity(core);
  const kept = new DuckDbArtefacts(core);
  const clearings = new DuckDbClearings(core);
  return {
    ...composeQuestions(core),
    ...composeReview(core),
    beginImport: (title) => writer.beginImport(title),
    beginFile: (file) => writer.beginFile(file),
    commitBatch: (importId, fileId, batch) => writer.commitBatch(importId, fileId, batch),
    commitRejected: (fileId, rejected) => writer.commitRejected(fileId, rejected),
    endFile: (fileId, end) => writer.endFile(fileId, end),
    endImport: (importId, state) => writer.endImport(importId, state),
    undoImport: (importId, progress, signal) => writer.undoImport(importId, progress, signal),
    recordsOfFile: (fileId) => writer.recordsOfFile(fileId),
    commitCorrection: (fileId, plan, note, rederived) => writer.commitCorrection(fileId, plan, note, rederived),
    imports: () => ledger.imports(),
    report: (importId) => ledger.report(importId),
    figures: (importId) => ledger.figures(importId),
    rejected: (importId, offset, limit) => ledger.rejected(importId, offset, limit),
    rejectedBytes: (importId) => ledger.rejectedBytes(importId),
    beginRun: (trigger) => collection.beginRun(trigger),
    endRun: (runId, state, unasked) => collection.endRun(runId, state, unasked),
    beginWindow: (window) => collection.beginWindow(window),
    resumeWindow: (windowId, runId) => collection.resumeWindow(windowId, runId),
    commitPage: (windowId, page) => collection.commitPage(windowId, page),
    endWindow: (windowId, end) => collection.endWindow(windowId, end),
    nameTenants: (kind, instance, tenants) => collection.nameTenants(kind, instance, tenants),
    declareImport: (importId, declaration) => collection.declareImport(importId, declaration),
    windows: (query) => coverage.windows(query),
    runs: (limit) => coverage.runs(limit),
    run: (runId) => coverage.run(runId),
    vanished: (query) => coverage.vanished(query),
    vanishing: (entry) => coverage.vanishing(entry),
    tenants: () => coverage.tenants(),
    artefacts: (entry) => kept.artefacts(entry),
    keepArtefact: (artefact) => kept.keepArtefact(artefact),
    artefactBytes: (id) => kept.artefactBytes(id),
    removeArtefact: (id) => kept.removeArtefact(id),
    beginClearing: (record) => clearings.beginClearing(record),
    noteClearing: (id, note) => clearings.noteClearing(id, note),
    clearings: () => clearings.clearings(),
    entriesOfWindow: (windowId, range) => clearings.entriesOfWindow(windowId, range),
    chain: () => integrity.chain(),
    verify: (progress, signal) => integrity.verify(progress, signal),
    onChanged: (listener) => core.onChanged(listener),
    close: () => core.database.close(),
  };
}

function composeQuestions(core: ArchiveCore) {
  const reader = new DuckDbReader(core);
  return {
    summary: () => reader.summary(),
    page: (question, sort, target, limit) => reader.page(question, sort, target, limit),
    slice: (question, sort, offset, limit) => reader.slice(question, sort, offset, limit),
    count: (question) => reader.count(question),
    facet: (question, field, options) => reader.facet(question, field, options),
    facets: (question, wishes) => reader.facets(question, wishes),
    histogram: (question, bucket, zone) => reader.histogram(question, bucket, zone),
    pathFacet: (question, path, options) => reader.pathFacet(question, path, options),
    pathValues: (ids, paths, signal) => reader.pathValues(ids, paths, signal),
    timeline: (question, zone, most) => reader.timeline(question, zone, most),
    explainEmpty: (question) => reader.explainEmpty(question),
    newSince: (question) => reader.newSince(question),
    countAdded: (question, after) => reader.countAdded(question, after),
    useTenantGroups: (groups) => core.useTenantGroups(groups),
    row: (id) => reader.row(id),
    record: (id) => reader.record(id),
    findEntries: (marks) => reader.findEntries(marks),
    deliveries: (id) => reader.deliveries(id),
    versions: (id) => reader.versions(id),
    siblings: (id) => reader.siblings(id),
    stream: (question, sort, withRecords) => reader.stream(question, sort, withRecords),
  } satisfies Partial<Archive>;
}

function composeReview(core: ArchiveCore) {
  const annotations = new DuckDbAnnotations(core);
  const persons = new DuckDbPersons(core);
  const lenses = new DuckDbLenses(core);
  return {
    annotationsOf: (entries) => annotations.annotationsOf(entries),
    annotate: (target, change, actor) => annotations.annotate(target, change, actor),
    undoAnnotation: (action, actor) => annotations.undoAnnotation(action, actor),
    redoAnnotation: (action, actor) => annotations.redoAnnotation(action, actor),
    nextUndo: (who) => annotations.nextUndo(who),
    nextRedo: (who) => annotations.nextRedo(who),
    annotationActions: (offset, limit) => annotations.annotationActions(offset, limit),
    annotationTags: () => annotations.annotationTags(),
    personsNow: () => persons.personsNow(),
    keepPersonSteps: (steps) => persons.keepPersonSteps(steps),
    personSteps: (person) => persons.personSteps(person),
    performerCounts: (signal) => persons.performerCounts(signal),
    performerUses: (names, signal) => persons.performerUses(names, signal),
    lensTasks: (signal) => lenses.lensTasks(signal),
    lensGroups: (question, by) => lenses.lensGroups(question, by),
    lensTimings: (question, by) => lenses.lensTimings(question, by),
    lensFirsts: (question, by, from) => lenses.lensFirsts(question, by, from),
    lensRuns: (question) => lenses.lensRuns(question),
    lensChoices: (topic) => lenses.lensChoices(topic),
    keepLensChoice: (choice) => lenses.keepLensChoice(choice),
  } satisfies Partial<Archive>;
}
