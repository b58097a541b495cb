import type { KindId } from '../backends/kind-id';
import type { VanishReason } from '../coverage/coverage-ledger';
import type { Microseconds, TimePrecision, ZoneSource } from '../entry/entry-time';
import type { Relation } from '../entry/mapped-entry';
import type { Severity } from '../entry/severity';
import type { FacetField, Snapshot } from './search';

/** One row of a grid: the columns of an entry, typed; times in UTC microseconds. */
export interface EntryRow {
  /** The archive's id of the entry; never changes. */
  readonly id: number;
  readonly severity: Severity;
  /** null: undated. */
  readonly started: Microseconds | null;
  readonly finished: Microseconds | null;
  /** Microseconds; may be negative where a backend's clock went back. */
  readonly duration: number | null;
  readonly zone: string | null;
  readonly zoneSource: ZoneSource;
  readonly precision: TimePrecision;
  readonly ambiguous: boolean;
  readonly source: string | null;
  readonly task: string | null;
  readonly itemType: string | null;
  readonly item: string | null;
  readonly performer: string | null;
  readonly relation: Relation | null;
  readonly onBehalfOf: string | null;
  /** The tenant's name now, else its id. */
  readonly tenant: string | null;
  /** For a filter: see `Filter`. */
  readonly tenantKey: string | null;
  readonly organization: string | null;
  readonly backend: KindId;
  readonly instance: string | null;
  readonly address: string | null;
  readonly nativeId: string | null;
  readonly firstSeen: Microseconds;
  /** The id of the entry that this one is a later version of; null for a first version. */
  readonly revisionOf: number | null;
  /** How many later versions this entry has. */
  readonly revisions: number;
  /** 0-based place within a record that holds several entries. */
  readonly part: number;
  /** Gone from the backend: see core/coverage; null: not as far as is known. */
  readonly vanished: VanishReason | null;
  /** Names of the files kept beside it, in the order in which they were kept. */
  readonly artefacts: readonly string[];
  /** Values at places in raw, by the place, where these were asked for; null: nothing there. */
  readonly paths?: Readonly<Record<string, string | null>>;
}

export interface Page {
  readonly rows: readonly EntryRow[];
  readonly snapshot: Snapshot;
  /** 0-based position of the first row in the whole result; null where a keyset page does not know it. */
  readonly firstPosition: number | null;
  /** null: there is no further page on that side. */
  readonly next: string | null;
  readonly previous: string | null;
}

export interface Count {
  /** Exact number of entries that the search holds (undated ones included as the criteria say). */
  readonly entries: number;
  /** Undated entries under the same filters, whatever the range and whether or not they are included. */
  readonly undated: number;
  readonly snapshot: Snapshot;
}

export interface FacetValue {
  /** What a filter takes; empty: entries without a value. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface Facet {
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  /** Distinct values in all, and entries under those that `values` leaves out. */
  readonly distinct: number;
  readonly otherEntries: number;
}

/** From the finest to the coarsest; 3, 6 and 12 hours, days and what follows keep to the zone's own clock and calendar. */
export const HISTOGRAM_BUCKETS = [
  'second',
  '10-seconds',
  'minute',
  '5-minutes',
  '15-minutes',
  '30-minutes',
  'hour',
  '3-hours',
  '6-hours',
  '12-hours',
  'day',
  'week',
  'month',
  'quarter',
  'year',
] as const;
export type HistogramBucket = (typeof HISTOGRAM_BUCKETS)[number];

export interface HistogramBar {
  /** Start of the bucket, UTC microseconds. */
  readonly start: Microseconds;
  readonly information: number;
  readonly warning: number;
  readonly error: number;
}

/** A bucket of a timeline; one without entries is there too, with zeros. */
export interface TimelineBar extends HistogramBar {
  /** Where the next bucket starts: not a whole unit later where the clocks change. */
  readonly end: Microseconds;
  /** Of its entries, those that the backend no longer holds, and of those the ones that nothing explains. */
  readonly vanished: number;
  readonly unexplained: number;
}

/** A search over time, in buckets that fit its range. */
export interface Timeline {
  readonly bucket: HistogramBucket;
  /**
   * What the axis shows, `[from, to)`: the range; at an end that the range leaves open as far as there are entries (a
   * range of the last days at least to now). null: an open range without any dated entry.
   */
  readonly span: { readonly from: Microseconds; readonly to: Microseconds } | null;
  /** All buckets that the span touches, oldest first; their counts add up to the search's dated entries. */
  readonly bars: readonly TimelineBar[];
}

/** Why a search is empty, and the way out. */
export interface EmptyExplanation {
  /** True where the archive holds nothing at all. */
  readonly archiveIsEmpty: boolean;
  /** Index into the criteria's filters of each filter that, left out alone, lets entries through, with how many. */
  readonly filters: readonly { readonly index: number; readonly entriesWithout: number }[];
  /** With how many the criteria's query, left out alone, lets entries through; absent where it does not or there is none. */
  readonly entriesWithoutQuery?: number;
  /** Entries under all filters without the range; null where the range is not what empties it. */
  readonly entriesOutsideRange: number | null;
  /** Between which times the entries under the filters (or, if none, all entries) lie. */
  readonly earliest: Microseconds | null;
  readonly latest: Microseconds | null;
}
