import type { Facet, FacetValue } from './results';
import type { FacetField } from './search';

/** What is asked of one facet: which stretch of its values, in which order. */
export interface FacetWish {
  readonly field: FacetField;
  readonly limit: number;
  /** Values left out before the first. */
  readonly offset: number;
  readonly order: 'count' | 'label';
  /** Only values whose label contains this, any case. */
  readonly contains?: string | undefined;
}

/** A value that a filter of the field names, whether or not any entry has it under the other filters. */
export interface ChosenFacetValue extends FacetValue {
  readonly not: boolean;
  /** The facet's values that it stands for: a tenant can be named by an id or a former name. */
  readonly covers: readonly string[];
}

/** Counts under the search's criteria, without the field's own filters. */
export interface FacetCounts extends Facet {
  /** 0-based place of the first of `values` among all that match. */
  readonly offset: number;
  /** Entries over all values, whatever `contains` says: what a share is a share of. */
  readonly entries: number;
  /** In the order of the filters; their counts are exact too. */
  readonly chosen: readonly ChosenFacetValue[];
}
