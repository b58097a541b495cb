import { ExpectedFailure } from '@core/failure/failure';

/** Bytes that stay free on the archive's disk: room for the archive's own log, checkpoint and temporary files. */
const RESERVE_BYTES = 512 * 1024 * 1024;
const CHECK_INTERVAL_MS = 500;

/** Asks how much room is left before something is written. */
export class DiskWatch {
  readonly #folder: string;
  readonly #freeBytes: (folder: string) => Promise<number>;
  #checkedAt = 0;
  #free = 0;

  constructor(folder: string, freeBytes: (folder: string) => Promise<number>) {
    this.#folder = folder;
    this.#freeBytes = freeBytes;
  }

  /** Fails with `disk-full` where writing so many bytes would leave less than the reserve. */
  async check(bytes: number): Promise<void> {
    if (Date.now() - this.#checkedAt >= CHECK_INTERVAL_MS) {
      this.#free = await this.#freeBytes(this.#folder);
      this.#checkedAt = Date.now();
    }
    // The archive writes a batch to its log first and to its file later.
    this.#free -= 2 * bytes;
    if (this.#free >= RESERVE_BYTES) return;
    this.#checkedAt = 0;
    throw new ExpectedFailure(
      'disk-full',
      'The disk that holds the archive is almost full, so nothing more was written; make room and do it again, and only the rest is added.',
      this.#folder,
    );
  }
}
