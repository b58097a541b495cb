import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LOOPBACK } from '@contract/bridge';
import { ExpectedFailure } from '@core/failure/failure';
import type { FileHandle } from '@core/files/file-handle';
import type { HandleRegistrar } from '@app/files/handle-registrar';
import { setSecurityHeaders } from './security-headers';

const LONGEST_NAME = 1000;
/** Left free for the archive, whatever is uploaded. */
const DISK_RESERVE = 500_000_000;
const IDLE_UPLOAD_MS = 60_000;

interface Slot {
  readonly folder: string;
  readonly path: string;
  readonly name: string;
}

/** Files that a browser hands in and takes away: staged in the data folder, readable by this user alone, gone after use. */
export class StagedFiles {
  readonly #root: string;
  readonly #uploads = new Map<string, string>();
  readonly #downloads = new Map<string, Slot>();

  constructor(stagingFolder: string) {
    this.#root = stagingFolder;
  }

  /** Streams a body to disk. Fails with `disk-full`, `invalid-input` or `file-unwritable`. */
  async receive(request: IncomingMessage, handles: HandleRegistrar): Promise<FileHandle> {
    const name = readName(request);
    const folder = await this.#makeFolder();
    const path = join(folder, 'content');
    try {
      await refuseWithoutRoom(folder, Number(request.headers['content-length'] ?? 0));
      request.setTimeout(IDLE_UPLOAD_MS, () => request.destroy(new Error('The upload stood still.')));
      await pipeline(request, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      const handle = await handles.addSource(path, name);
      this.#uploads.set(handle.handle, folder);
      return handle;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw asFailure(error);
    }
  }

  /** A place to write to, which the page can fetch once. */
  async makeDownload(name: string, handles: HandleRegistrar): Promise<FileHandle> {
    const folder = await this.#makeFolder();
    const path = join(folder, 'content');
    const handle = await handles.addTarget(path, name);
    this.#downloads.set(handle.handle, { folder, path, name });
    return handle;
  }

  /** Sends what was written to a download slot and forgets it; false where there is nothing under this handle. */
  async send(handle: string, response: ServerResponse): Promise<boolean> {
    const slot = this.#downloads.get(handle);
    const found = slot === undefined ? null : await stat(slot.path).catch(() => null);
    if (slot === undefined || found === null) return false;
    this.#downloads.delete(handle);
    setSecurityHeaders(response);
    response.setHeader('content-type', 'application/octet-stream');
    response.setHeader('content-length', found.size);
    response.setHeader('content-disposition', disposition(slot.name));
    await pipeline(createReadStream(slot.path), response).catch(() => undefined);
    await rm(slot.folder, { recursive: true, force: true });
    return true;
  }

  /** Removes staged uploads that are done with; handles of anything else are left alone. */
  async discard(handles: readonly string[]): Promise<void> {
    for (const handle of handles) {
      const folder = this.#uploads.get(handle);
      this.#uploads.delete(handle);
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    }
  }

  async #makeFolder(): Promise<string> {
    const folder = join(this.#root, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

function readName(request: IncomingMessage): string {
  const header = request.headers[LOOPBACK.nameHeader];
  if (typeof header !== 'string') throw new ExpectedFailure('invalid-input', 'The upload names no file.');
  try {
    // A name to show; it is never used as a path.
    return decodeURIComponent(header).slice(0, LONGEST_NAME) || 'file';
  } catch {
    throw new ExpectedFailure('invalid-input', 'The name of the uploaded file is not encoded as it should be.');
  }
}

async function refuseWithoutRoom(folder: string, byteLength: number): Promise<void> {
  const disk = await statfs(folder);
  if (disk.bavail * disk.bsize < byteLength + DISK_RESERVE) {
    throw new ExpectedFailure(
      'disk-full',
      'There is not enough free disk space for this file; free some and try again.',
    );
  }
}

function asFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC') return new ExpectedFailure('disk-full', 'The disk is full; free some space and try again.');
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new ExpectedFailure('cancelled', 'The upload was broken off.');
  return error;
}

/** RFC 6266: a plain ASCII name for old readers, the true one encoded beside it. */
export function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
