import type { Archive, Rederived, StoredRecord } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import { type ChangedChoices, correctedPlan } from './corrected-plan';
import { describeCorrection } from '@core/imports/describe-correction';
import type { ImportedFile, ImportReport } from '@core/imports/import-report';
import type { OperationTask } from '../../operations/operations';
import type { DiskWatch } from './disk-watch';
import type { Reader, StartReader } from './reader';
import type { ReaderMessage } from './reader-messages';

export interface CorrectionWork {
  readonly archive: Archive;
  readonly disk: DiskWatch;
  readonly startReader: StartReader;
  readonly task: OperationTask;
  readonly report: ImportReport;
  readonly choices: ChangedChoices;
}

export interface CorrectionResult {
  readonly importId: number;
  readonly changed: number;
  /** Entries that turned out to be there already, under their corrected identity. */
  readonly merged: number;
}

interface FilePlan {
  readonly file: ImportedFile;
  readonly plan: ReadingPlan;
}

/**
 * Derives the columns of an import's entries again from their records, by changed choices. Each file is corrected whole
 * or not at all; that all of them can be is found out before the first is changed. Fails with `correction-impossible`.
 */
export async function correctImport(work: CorrectionWork): Promise<CorrectionResult> {
  const { archive, task, report } = work;
  const plans = await plansFor(work);
  let done = 0;
  const count = (entries: number): void => {
    done += entries;
    task.report({ done, entries: done });
  };
  const entries = plans.reduce((sum, { file }) => sum + file.figures.added + file.figures.revisions, 0);
  // One file is changed in one transaction anyway; several are all tried first.
  const rehearsed = plans.length > 1 ? plans : [];
  task.report({ total: plans.length > 1 ? 2 * entries : entries });
  for (const one of rehearsed) for await (const rederived of rederivedOf(work, one)) count(rederived.ids.length);
  let changed = 0;
  let merged = 0;
  for (const { file, plan } of plans) {
    if (task.signal.aborted) throw cancelled();
    task.report({ title: `Correcting ${file.name}` });
    const note = describeCorrection(file.name, file.plan ?? plan, plan);
    const outcome = await archive.commitCorrection(file.id, plan, note, rederivedOf(work, { file, plan }, count));
    changed += outcome.changed;
    merged += outcome.merged;
  }
  return { importId: report.id, changed, merged };
}

const cancelled = (): ExpectedFailure =>
  new ExpectedFailure('cancelled', 'The correction was cancelled; the file at hand is as it was before.');

async function plansFor({ archive, report, choices }: CorrectionWork): Promise<readonly FilePlan[]> {
  const plans: FilePlan[] = [];
  for (const file of report.sources) {
    if (file.plan === null) continue;
    const sample = await firstRecords(archive.recordsOfFile(file.id));
    if (sample.length > 0) plans.push({ file, plan: correctedPlan(file.name, file.plan, choices, sample) });
  }
  if (plans.length === 0) {
    throw new ExpectedFailure('correction-impossible', 'The archive holds no entry that this import brought first.');
  }
  return plans;
}

async function firstRecords(batches: AsyncIterable<readonly StoredRecord[]>): Promise<readonly StoredRecord[]> {
  for await (const batch of batches) return batch.slice(0, 200);
  return [];
}

async function* rederivedOf(
  { archive, disk, startReader, task, report }: CorrectionWork,
  { file, plan }: FilePlan,
  count?: (entries: number) => void,
): AsyncGenerator<Rederived> {
  const reader = startReader({ kind: 'correction', plan });
  const stop = (): void => void reader.close();
  task.signal.addEventListener('abort', stop);
  try {
    const answers = reader.messages()[Symbol.asyncIterator]();
    for await (const records of archive.recordsOfFile(file.id)) {
      await disk.check(0);
      const rederived = await answerOf(reader, answers, records);
      if (task.signal.aborted || rederived === null) throw cancelled();
      if (typeof rederived === 'string') throw impossible(report, file, rederived);
      count?.(records.length);
      yield rederived;
    }
  } finally {
    task.signal.removeEventListener('abort', stop);
    await reader.close();
  }
}

async function answerOf(
  reader: Reader,
  answers: AsyncIterator<ReaderMessage>,
  records: readonly StoredRecord[],
): Promise<Rederived | string | null> {
  reader.send({ kind: 'records', records });
  const next = await answers.next();
  if (next.done === true) return null;
  if (next.value.kind === 'rederived') return next.value.rederived;
  if (next.value.kind === 'impossible') return next.value.sentence;
  throw new Error(`A correction's reader sent ${next.value.kind}.`);
}

const impossible = (report: ImportReport, file: ImportedFile, sentence: string): ExpectedFailure =>
  new ExpectedFailure(
    'correction-impossible',
    `The entries of ${file.name} cannot be read that way (${sentence}) Nothing was changed; undo import ${report.id} and import the file again with these choices.`,
  );
