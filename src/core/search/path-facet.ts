/** A value at a place in raw, with how many entries have it there. */
export interface PathValue {
  /** As text, as a query compares it: `1`, `1.0` and `"1"` are one. null: JSON's null. */
  readonly value: string | null;
  /** False where `value` is only the beginning of it, so that no query can name it. */
  readonly isWhole: boolean;
  readonly count: number;
}

/** Exact counts of the values at a place in raw, most frequent first. */
export interface PathFacet {
  readonly path: string;
  readonly values: readonly PathValue[];
  /** Distinct values that fit, and the entries under those of them that `values` leaves out. */
  readonly distinct: number;
  readonly otherEntries: number;
  /** Entries that the criteria hold. */
  readonly entries: number;
  /** Of these: with nothing at the place, and of those again the ones whose record is no JSON. */
  readonly without: number;
  readonly notJson: number;
}

export interface PathFacetOptions {
  readonly limit: number;
  /** Only values that contain this, any case. */
  readonly contains?: string | undefined;
  /** Told from 0 to 1 now and then while it is counted. */
  readonly progress?: ((done: number) => void) | undefined;
}
