import type { Framing, TextEncodingName } from '../records/framed-record';
import type { GenericMapping } from './generic-mapping';
import type { KindId } from './kind-id';

/** The order of day, month and year in a file of server-culture dates; decided once per file and shown. */
export const DATE_ORDERS = ['month-day-year', 'day-month-year', 'year-month-day'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What the user says of a file where the file does not tell; remembered per source. */
export interface ReadingChoices {
  /** `auto` recognises the kind from the content. */
  readonly kind: KindId | 'auto';
  readonly tenant: string | null;
  readonly organization: string | null;
  /** The backend's installation, where the file does not tell; part of an entry's identity when it has no global id. */
  readonly instance: string | null;
  /** IANA name or fixed offset for times that carry no zone; null: the kind's own rule (Microsoft 365: UTC), else UTC, assumed. */
  readonly zone: string | null;
  readonly dateOrder: DateOrder | null;
  /** JSON Pointer to the member that holds the record, where each record is wrapped (`/log`); null: not wrapped, or found by itself. */
  readonly recordPlace: string | null;
  /** The mapping of a generic file; null for every other kind, or where one is suggested. */
  readonly mapping: GenericMapping | null;
  /** null: recognised. */
  readonly encoding: TextEncodingName | null;
}

export const NO_CHOICES: ReadingChoices = {
  kind: 'auto',
  tenant: null,
  organization: null,
  instance: null,
  zone: null,
  dateOrder: null,
  recordPlace: null,
  mapping: null,
  encoding: null,
};

/**
 * How one file is read, decided from its first bytes and the user's choices. Plain data: it is kept with the import,
 * so that the columns can be derived again from raw.
 */
export interface ReadingPlan {
  readonly kind: KindId;
  /** The version of the kind's mapping that reads it. */
  readonly mappingVersion: number;
  readonly framing: Framing;
  readonly encoding: TextEncodingName;
  readonly recordPlace: string | null;
  readonly tenant: string | null;
  readonly organization: string | null;
  readonly instance: string | null;
  readonly zone: string | null;
  readonly dateOrder: DateOrder | null;
  readonly mapping: GenericMapping | null;
  /** The headings of a CSV file, which a row needs to be read again; null for JSON. */
  readonly headings: readonly string[] | null;
  /** The separator of a CSV file. */
  readonly delimiter: string | null;
  /** For JSON within CSV (Microsoft 365): the heading whose cell is the record; null: the row is the record. */
  readonly recordColumn: string | null;
}

/** What the first bytes of a file say about it. */
export interface Recognition {
  readonly plan: ReadingPlan;
  /** 0 to 1; below 0.5 the user is asked to confirm the kind. */
  readonly confidence: number;
  /** One sentence: by what the kind was recognised. */
  readonly reason: string;
  /** What the file does not tell, so that the user is asked. */
  readonly asks: readonly ('tenant' | 'organization' | 'instance' | 'zone' | 'date-order' | 'mapping')[];
  /** True where both day-month and month-day fit all dates in the sample. */
  readonly dateOrderIsAmbiguous: boolean;
}
