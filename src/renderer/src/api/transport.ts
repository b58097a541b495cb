import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';

/** A file for the application: from a file picker, a drop or a folder; `name` carries the folder's path where there is one. */
export interface UploadFile {
  readonly file: File;
  readonly name: string;
}

/** How the page reaches the application: the preload's bridge or the loopback host. */
export interface Transport {
  call(name: string, input: unknown, signal: AbortSignal | undefined): Promise<Result<unknown>>;
  /** Calls the listener with each push; answers how to stop. */
  subscribe(listener: (push: Push) => void): () => void;
  /** `onProgress` gets bytes done of all bytes. */
  upload(files: readonly UploadFile[], onProgress: (done: number, total: number) => void): Promise<FileHandle[]>;
  /** Hands a written target to the user: a download in the browser, nothing where the host wrote to its place. */
  download(handle: string, name: string): Promise<void>;
}
