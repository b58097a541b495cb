import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExpectedFailure } from '@core/failure/failure';
import type { FileHandle } from '@core/files/file-handle';
import type { HandleRegistrar } from './handle-registrar';

interface Known {
  readonly path: string;
  readonly kind: FileHandle['kind'];
  readonly name: string;
  /** Runs when the handle is done with: removes a staged upload, releases a download slot. */
  readonly release?: () => Promise<void>;
}

/** The host's table of handles and the paths they stand for. Paths never leave it towards the page. */
export class FileHandles implements HandleRegistrar {
  readonly #known = new Map<string, Known>();

  add(known: Known, byteLength: number | null): FileHandle {
    const handle = randomBytes(18).toString('base64url');
    this.#known.set(handle, known);
    return { handle, name: known.name, byteLength, kind: known.kind };
  }

  /** Fails with `file-unreadable` where there is nothing at the path. */
  async addSource(path: string, name = basename(path)): Promise<FileHandle> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new ExpectedFailure('file-unreadable', `${name} cannot be read (${error.code ?? 'unknown'}).`);
    });
    if (found.isDirectory()) return this.add({ path, kind: 'folder', name }, null);
    return this.add({ path, kind: 'file', name }, found.size);
  }

  addTarget(path: string, name = basename(path)): Promise<FileHandle> {
    return Promise.resolve(this.add({ path, kind: 'target', name }, null));
  }

  /** Fails with `file-refused` for a handle that this host did not make, or made for something else. */
  resolve(
    handle: string,
    kinds: readonly FileHandle['kind'][],
  ): { readonly path: string; readonly name: string; readonly kind: FileHandle['kind'] } {
    const known = this.#known.get(handle);
    if (known === undefined || !kinds.includes(known.kind)) {
      throw new ExpectedFailure('file-refused', 'This file was not handed out by this window; choose it again.');
    }
    return known;
  }

  async release(handle: string): Promise<void> {
    const known = this.#known.get(handle);
    this.#known.delete(handle);
    await known?.release?.();
  }

  async releaseAll(): Promise<void> {
    for (const handle of [...this.#known.keys()]) await this.release(handle);
  }
}
