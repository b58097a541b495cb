import { DiskWatch } from '@app/features/imports/disk-watch';
import type { Reader } from '@app/features/imports/reader';
import type { ReaderMessage } from '@app/features/imports/reader-messages';
import { type ImportWork, runImport } from '@app/features/imports/run-import';
import { ExpectedFailure } from '@core/failure/failure';
import { NO_FIGURES } from '@core/imports/import-report';
import { describe, expect, it } from 'vitest';

const plenty = 1024 ** 4;

/** An archive that notes what it is told. */
class NotingArchive {
  readonly notes: unknown[] = [];
  beginFile({ name }: { readonly name: string }): Promise<number> {
    this.notes.push(['beginFile', name]);
    return Promise.resolve(7);
  }
  commitBatch(): Promise<{ added: number; duplicates: number; revisions: number }> {
    this.notes.push(['commitBatch']);
    return Promise.resolve({ added: 0, duplicates: 0, revisions: 0 });
  }
  commitRejected(fileId: number, records: readonly unknown[]): Promise<void> {
    this.notes.push(['commitRejected', fileId, records.length]);
    return Promise.resolve();
  }
  endFile(fileId: number, { failure }: { readonly failure: string | null }): Promise<void> {
    this.notes.push(['endFile', fileId, failure]);
    return Promise.resolve();
  }
  endImport(importId: number, state: string): Promise<void> {
    this.notes.push(['endImport', importId, state]);
    return Promise.resolve();
  }
  figures(): Promise<typeof NO_FIGURES> {
    return Promise.resolve(NO_FIGURES);
  }
}

class ScriptedReader implements Reader {
  readonly #script: readonly (ReaderMessage | Error | (() => void))[];
  isClosed = false;
  constructor(script: readonly (ReaderMessage | Error | (() => void))[]) {
    this.#script = script;
  }
  async *messages(): AsyncGenerator<ReaderMessage> {
    for (const step of this.#script) {
      await Promise.resolve();
      if (this.isClosed) return;
      if (step instanceof Error) throw step;
      if (typeof step === 'function') step();
      else yield step;
    }
  }
  send(): void {}
  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

const file: ReaderMessage = { kind: 'file', name: 'a.json', byteLength: 10, plan: null };
const rejected: ReaderMessage = {
  kind: 'rejected',
  records: [{ position: 0, bytes: new Uint8Array(3), reason: 'broken' }],
  bytesRead: 5,
};
const fileEnd: ReaderMessage = { kind: 'file-end', failure: null, bytesRead: 10 };

interface Outcome {
  readonly notes: readonly unknown[];
  readonly error: unknown;
  readonly isReaderClosed: boolean;
}

async function run(
  script: (abort: () => void) => readonly (ReaderMessage | Error | (() => void))[],
  free = plenty,
): Promise<Outcome> {
  const archive = new NotingArchive();
  const abort = new AbortController();
  const reader = new ScriptedReader(script(() => abort.abort()));
  const task: ImportWork['task'] = { id: 'x', signal: abort.signal, report: () => undefined };
  const disk = new DiskWatch('/data', () => Promise.resolve(free));
  const error: unknown = await runImport({ archive, disk, importId: 3, task }, reader).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { notes: archive.notes, error, isReaderClosed: reader.isClosed };
}

describe('running an import', () => {
  it('commits what is read, file by file, and ends as done', async () => {
    const { notes, error, isReaderClosed } = await run(() => [
      { kind: 'found', files: 1, byteLength: 10 },
      file,
      rejected,
      fileEnd,
    ]);
    expect(error).toBe(null);
    expect(isReaderClosed).toBe(true);
    expect(notes).toEqual([
      ['beginFile', 'a.json'],
      ['commitRejected', 7, 1],
      ['endFile', 7, null],
      ['endImport', 3, 'done'],
    ]);
  });

  it('ends as failed when the reader crashes, says so in the file at hand, and passes the error on', async () => {
    const crash = new Error('the thread is gone');
    const { notes, error } = await run(() => [file, rejected, crash, fileEnd]);
    expect(error).toBe(crash);
    expect(notes.slice(-2)).toEqual([
      [
        'endFile',
        7,
        'Reading stopped here by an error inside Veritrail; what was committed before stays. Import it again to read the rest.',
      ],
      ['endImport', 3, 'failed'],
    ]);
  });

  it('keeps a sentence in the report though the reader crashed before the first file', async () => {
    const { notes } = await run(() => [new ExpectedFailure('import-impossible', 'Reading ran out of memory.')]);
    expect(notes).toEqual([
      ['beginFile', 'Before the first file'],
      ['endFile', 7, 'Reading ran out of memory. What was committed before stays.'],
      ['endImport', 3, 'failed'],
    ]);
  });

  it('stops when cancelled and ends as cancelled with what was committed', async () => {
    const { notes, error } = await run((abort) => [file, rejected, abort, rejected, fileEnd]);
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(notes).toEqual([
      ['beginFile', 'a.json'],
      ['commitRejected', 7, 1],
      ['endFile', 7, 'The import was cancelled here; what was read before stays.'],
      ['endImport', 3, 'cancelled'],
    ]);
  });

  it('stops cleanly before the disk is full', async () => {
    const { notes, error } = await run(() => [file, rejected, fileEnd], 1000);
    expect(error).toMatchObject({ code: 'disk-full' });
    expect(notes.at(-1)).toEqual(['endImport', 3, 'failed']);
    expect(notes.some((note) => Array.isArray(note) && note[0] === 'commitRejected')).toBe(false);
  });
});
