import { SourceProblem } from './source-problem';

/** When a compressed file is taken for a bomb. Honest logs repeat themselves: 100 to 1 is usual for them. */
export interface ExpansionLimits {
  /** A ratio above this is refused, but only beyond `ratioFromBytes` of content. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** More content than this in one compressed file is refused whatever its ratio. */
  readonly totalBytes: number;
}

export const EXPANSION_LIMITS: ExpansionLimits = {
  ratio: 200,
  ratioFromBytes: 1024 ** 3,
  totalBytes: 512 * 1024 ** 3,
};

/** Counts what comes out of one compressed file, over all its members, and refuses a bomb. */
export class ExpansionGuard {
  readonly #limits: ExpansionLimits;
  readonly #compressedBytes: number;
  #expanded = 0;

  /** `compressedBytes`: the whole file's size on disk, so that members that share bytes count them once. */
  constructor(compressedBytes: number, limits: ExpansionLimits) {
    this.#compressedBytes = compressedBytes;
    this.#limits = limits;
  }

  /** Throws a `SourceProblem` once too much has come out. */
  count(bytes: number): void {
    this.#expanded += bytes;
    const { ratio, ratioFromBytes, totalBytes } = this.#limits;
    if (this.#expanded > totalBytes) {
      throw new SourceProblem(
        `It unpacks to more than ${inGigabytes(totalBytes)}, which is refused; unpack it and import the files.`,
      );
    }
    if (this.#expanded > ratioFromBytes && this.#expanded > ratio * this.#compressedBytes) {
      throw new SourceProblem(
        `It unpacks to more than ${inGigabytes(ratioFromBytes)} and more than ${ratio} times its size, as a ` +
          'decompression bomb does, so the rest was not read; if it is honest, unpack it and import the files.',
      );
    }
  }
}

const inGigabytes = (bytes: number): string => `${Number((bytes / 1024 ** 3).toPrecision(3))} GB`;
