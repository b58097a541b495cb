import type { FileHandle } from '@core/files/file-handle';

/** Where a host turns paths into handles: its own table, or that of the owner of the data folder in another process. */
export interface HandleRegistrar {
  /** A file or folder to read. `name` is what the user sees; by default the last part of the path. */
  addSource(path: string, name?: string): Promise<FileHandle>;
  /** A file to write. */
  addTarget(path: string, name?: string): Promise<FileHandle>;
}
