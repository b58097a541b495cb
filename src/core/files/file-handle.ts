/**
 * A file or folder that the host handed out. The page never sees or sends a path: it holds the handle,
 * the host knows what it stands for, and a handle that the host did not make is refused.
 */
export interface FileHandle {
  /** Random, unguessable. */
  readonly handle: string;
  /** The name to show. */
  readonly name: string;
  /** Bytes; null for a folder or a file that is yet to be written. */
  readonly byteLength: number | null;
  readonly kind: 'file' | 'folder' | 'target';
}
