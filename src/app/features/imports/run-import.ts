import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { ImportFigures } from '@core/imports/import-report';
import type { OperationTask } from '../../operations/operations';
import type { DiskWatch } from './disk-watch';
import type { Reader } from './reader';
import type { ReaderMessage } from './reader-messages';

export interface ImportResult {
  readonly importId: number;
  readonly figures: ImportFigures;
}

export interface ImportWork {
  readonly archive: Pick<Archive, 'beginFile' | 'commitBatch' | 'commitRejected' | 'endFile' | 'endImport' | 'figures'>;
  readonly disk: DiskWatch;
  readonly importId: number;
  readonly task: OperationTask;
}

/**
 * Commits what a reader reads. However it ends, what was committed stays, the file at hand says why it ends there, and
 * the import has its state. Fails with `cancelled`, `disk-full`, or what the reader or the archive failed with.
 */
export async function runImport(work: ImportWork, reader: Reader): Promise<ImportResult> {
  const { archive, importId, task } = work;
  const progress = new ImportCommits(work);
  const stop = (): void => void reader.close();
  task.signal.addEventListener('abort', stop);
  try {
    for await (const message of reader.messages()) {
      if (task.signal.aborted) break;
      await progress.take(message);
    }
    if (task.signal.aborted) throw new ExpectedFailure('cancelled', 'The import was cancelled.');
    await archive.endImport(importId, 'done');
    return { importId, figures: await archive.figures(importId) };
  } catch (error) {
    await progress.endEarly(error);
    throw error;
  } finally {
    task.signal.removeEventListener('abort', stop);
    await reader.close();
  }
}

/** The file at hand and what has been committed of it. */
class ImportCommits {
  readonly #work: ImportWork;
  #fileId: number | null = null;
  #plan: (ReaderMessage & { readonly kind: 'file' })['plan'] = null;
  #entries = 0;
  #files = 0;

  constructor(work: ImportWork) {
    this.#work = work;
  }

  async take(message: ReaderMessage): Promise<void> {
    const { archive, disk, importId, task } = this.#work;
    switch (message.kind) {
      case 'found':
        this.#files = message.files;
        task.report({ total: message.byteLength });
        return;
      case 'file': {
        const { name, byteLength, plan } = message;
        this.#plan = plan;
        this.#fileId = await archive.beginFile({ importId, name, byteLength, plan });
        task.report({ title: `Importing ${name}` });
        return;
      }
      case 'entries':
        await disk.check(message.batch.raw.bytes.length);
        await archive.commitBatch(importId, this.#file(), message.batch);
        this.#entries += message.batch.count;
        task.report({ done: message.bytesRead, entries: this.#entries });
        return;
      case 'rejected':
        await disk.check(message.records.reduce((sum, { bytes }) => sum + bytes.length, 0));
        await archive.commitRejected(this.#file(), message.records);
        task.report({ done: message.bytesRead });
        return;
      case 'file-end':
        await archive.endFile(this.#file(), { plan: this.#plan, failure: message.failure });
        this.#fileId = null;
        task.report({ done: message.bytesRead });
        return;
      case 'preview':
      case 'rederived':
      case 'impossible':
        throw new Error(`An import's reader sent ${message.kind}.`);
    }
  }

  /** Best effort: where the archive itself is what failed, the first error is the one to tell. */
  async endEarly(error: unknown): Promise<void> {
    const { archive, importId } = this.#work;
    const isCancelled = error instanceof ExpectedFailure && error.code === 'cancelled';
    const sentence = isCancelled ? 'The import was cancelled here; what was read before stays.' : sentenceOf(error);
    try {
      const fileId = this.#fileId ?? (isCancelled ? null : await this.#placeForFailure());
      if (fileId !== null) await archive.endFile(fileId, { plan: this.#plan, failure: sentence });
      await archive.endImport(importId, isCancelled ? 'cancelled' : 'failed');
    } catch {
      return;
    }
  }

  /** A failure before the first file or between two still belongs into the report. */
  async #placeForFailure(): Promise<number> {
    const name = this.#files === 0 ? 'Before the first file' : 'Between two files';
    return this.#work.archive.beginFile({ importId: this.#work.importId, name, byteLength: 0, plan: null });
  }

  #file(): number {
    if (this.#fileId === null) throw new Error('Records came outside of a file.');
    return this.#fileId;
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof ExpectedFailure
    ? `${error.message} What was committed before stays.`
    : 'Reading stopped here by an error inside Veritrail; what was committed before stays. Import it again to read the rest.';
