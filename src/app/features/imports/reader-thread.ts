import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { transferablesOf } from '@core/archive/entry-batch-builder';
import { previewSources } from './preview-sources';
import { readSources } from './read-sources';
import type { ReaderMessage, ReaderRequest, ReaderTask } from './reader-messages';
import { createRederiving } from './rederive';

/** Batches that may be under way to the archive while the next one is read: more would only take memory. */
const MOST_UNDER_WAY = 1;

/** The thread that reads: started with a task, tells its messages, waits while too many are under way. */
class ReadingThread {
  readonly #port: MessagePort;
  #underWay = 0;
  #proceed: () => void = () => undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (request: ReaderRequest) => {
      if (request.kind !== 'done-with-one') return;
      this.#underWay -= 1;
      this.#proceed();
    });
  }

  async run(task: ReaderTask): Promise<void> {
    switch (task.kind) {
      case 'correction':
        this.#answer(task);
        return;
      case 'import':
        for await (const message of readSources(task)) await this.#tell(message);
        break;
      case 'preview':
        this.#port.postMessage({ kind: 'preview', preview: await previewSources(task) } satisfies ReaderMessage);
        break;
    }
    this.#port.postMessage({ kind: 'end' });
    this.#port.close();
  }

  /** Stored records in, columns out, until the thread is ended from outside. */
  #answer(task: ReaderTask & { readonly kind: 'correction' }): void {
    const rederive = createRederiving(task.plan);
    this.#port.on('message', (request: ReaderRequest) => {
      if (request.kind === 'records') this.#port.postMessage(rederive(request.records));
    });
  }

  async #tell(message: ReaderMessage): Promise<void> {
    if (message.kind === 'entries' || message.kind === 'rejected') {
      while (this.#underWay >= MOST_UNDER_WAY) {
        await new Promise<void>((resolve) => {
          this.#proceed = resolve;
        });
      }
      this.#underWay += 1;
    }
    this.#port.postMessage(message, message.kind === 'entries' ? transferablesOf(message.batch) : []);
  }
}

if (parentPort === null) throw new Error('This file runs as a worker thread only.');
await new ReadingThread(parentPort).run(workerData as ReaderTask);
