import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ExpectedFailure } from '@core/failure/failure';
import type { Reader, StartReader } from './reader';
import type { ReaderMessage, ReaderRequest } from './reader-messages';

/** Megabytes of JavaScript values that reading may hold; buffers of bytes lie outside. */
const HEAP_MEGABYTES = 320;
/** Three semi-spaces: wide enough that most records are forgotten before they are moved (a third of the time saved). */
const YOUNG_MEGABYTES = 32;

/** A reader in a thread of its own, from the built program. */
export function threadReaders(programDirectory: string): StartReader {
  return (task) => {
    const worker = new Worker(join(programDirectory, 'app', 'reader-thread.js'), {
      workerData: task,
      name: 'veritrail-reader',
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    return new ThreadReader(worker);
  };
}

class ThreadReader implements Reader {
  readonly #worker: Worker;
  readonly #waiting: ReaderMessage[] = [];
  #hasEnded = false;
  #isClosed = false;
  #error: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: ReaderMessage | { readonly kind: 'end' }) => {
      if (message.kind === 'end') this.#hasEnded = true;
      else this.#waiting.push(message);
      this.#wake();
    });
    worker.on('error', (error) => {
      this.#error = asFailure(error);
      this.#wake();
    });
    worker.on('exit', (code) => {
      if (!this.#hasEnded && !this.#isClosed)
        this.#error ??= new Error(`The reading thread ended by itself (${code}).`);
      this.#wake();
    });
  }

  async *messages(): AsyncGenerator<ReaderMessage> {
    for (;;) {
      const message = this.#waiting.shift();
      if (this.#isClosed) return;
      if (message !== undefined) {
        yield message;
        if (carriesRecords(message)) this.send({ kind: 'done-with-one' });
      } else if (this.#error !== null) throw this.#error;
      else if (this.#hasEnded) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  send(request: ReaderRequest): void {
    if (!this.#isClosed) this.#worker.postMessage(request);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake();
    await this.#worker.terminate();
  }
}

/** Messages that hold much memory: only so many are under way at a time. */
const carriesRecords = (message: ReaderMessage): boolean =>
  message.kind === 'entries' || message.kind === 'rejected' || message.kind === 'rederived';

function asFailure(error: unknown): Error {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new ExpectedFailure(
      'import-impossible',
      'Reading ran out of memory: a record in this file is larger or more deeply nested than can be read. Split the file and import its parts.',
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
