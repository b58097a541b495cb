import { createHash, type Hash, randomBytes } from 'node:crypto';
import { type FileHandle as OpenFile, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExpectedFailure } from '@core/failure/failure';

/** What stands in a file once it has been put in place. */
export interface WrittenFile {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

function asFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new ExpectedFailure(
      'disk-full',
      `The disk is full: ${basename(path)} was not written, and nothing of it is left behind. Free some space or choose another folder.`,
      error.message,
    );
  }
  return new ExpectedFailure(
    'file-unwritable',
    `${basename(path)} cannot be written there; check the folder and your rights to it, or choose another place.`,
    error.message,
  );
}

/**
 * A file that appears whole or not at all: written under a temporary name beside its target, flushed to the disk, then
 * renamed over it. Fails with `disk-full` or `file-unwritable`.
 */
export class TargetFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: OpenFile;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #isOpen = true;

  private constructor(path: string, temporary: string, file: OpenFile) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }

  static async create(path: string): Promise<TargetFile> {
    const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
    try {
      return new TargetFile(path, temporary, await open(temporary, 'wx', 0o600));
    } catch (error) {
      throw asFailure(error, path);
    }
  }

  /** Resolves once the bytes have been handed to the system: waiting for it is the back-pressure. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.byteLength;
    try {
      await this.#file.writeFile(bytes);
    } catch (error) {
      throw asFailure(error, this.#path);
    }
  }

  async commit(): Promise<WrittenFile> {
    try {
      await this.#file.sync();
      await this.#close();
      await rename(this.#temporary, this.#path);
    } catch (error) {
      throw asFailure(error, this.#path);
    }
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind; what stood under the target's name before still does. */
  async discard(): Promise<void> {
    await this.#close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#file.close();
  }
}

/** Writes a file through `work`: in place when it succeeds, nothing left behind when it fails. */
export async function writeTarget<Value>(
  path: string,
  work: (target: TargetFile) => Promise<Value>,
): Promise<{ readonly value: Value; readonly written: WrittenFile }> {
  const target = await TargetFile.create(path);
  try {
    const value = await work(target);
    return { value, written: await target.commit() };
  } catch (error) {
    await target.discard();
    throw error;
  }
}
