import type { ReaderMessage, ReaderRequest, ReaderTask } from './reader-messages';

/** Reads and parses beside the thread that answers the window. */
export interface Reader {
  /** In order; waits for its consumer. Ends with the task, or when the reader is closed. */
  messages(): AsyncIterable<ReaderMessage>;
  send(request: ReaderRequest): void;
  /** Stops at once; `messages` ends. */
  close(): Promise<void>;
}

export type StartReader = (task: ReaderTask) => Reader;
