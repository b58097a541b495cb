/** A value at a place in raw, with how many entries have it there. */
export interface PathValue {
  /**
   * The value as JSON, for a filter; of an object or a list too. null: too long to be told whole, so that only its
   * beginning is shown and no filter can name it.
   */
  readonly token: string | null;
  readonly label: string;
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
