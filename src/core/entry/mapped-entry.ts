import type { EntryTime } from './entry-time';
import type { Severity } from './severity';

/** The performer's relation to the tenant. */
export const RELATIONS = ['self', 'peer', 'administrator', 'system'] as const;
export type Relation = (typeof RELATIONS)[number];

/** The tenant an entry belongs to: the vendor's id where the record has one, and the name as it was then. */
export interface TenantReference {
  readonly id: string;
  readonly name: string | null;
}

/** The normalised columns of one entry, as one numbered version of a kind's mapping reads them from raw. */
export interface MappedEntry {
  /** The vendor's own id, exact text; null where the record has none. */
  readonly nativeId: string | null;
  /** True where `nativeId` is unique over all installations of the kind, so that it alone identifies the entry. */
  readonly nativeIdIsGlobal: boolean;
  /** 0-based place of this entry within its record, where one record holds several (Google Workspace); else 0. */
  readonly part: number;
  /** The installation of the backend (Okta organization host, Microsoft tenant, panel); null where the record does not tell. */
  readonly instance: string | null;
  readonly tenant: TenantReference | null;
  readonly organization: string | null;
  readonly severity: Severity;
  /** null: the entry is undated. */
  readonly started: EntryTime | null;
  readonly finished: EntryTime | null;
  readonly source: string | null;
  readonly task: string | null;
  readonly itemType: string | null;
  readonly item: string | null;
  readonly performer: string | null;
  readonly relation: Relation | null;
  readonly onBehalfOf: string | null;
  readonly address: string | null;
}

/** Columns of a mapped entry that carry a place in raw. */
export type MappedColumn = Exclude<keyof MappedEntry, 'nativeIdIsGlobal' | 'part'>;

/**
 * Where a column came from. `place` is a JSON Pointer (`/userIdentity/arn`), an XPath, or a CSV column's
 * heading; null with a `rule` where it was given by the user or follows from a rule ("severity rule 2: errorCode is present").
 */
export interface ColumnOrigin {
  readonly column: MappedColumn;
  readonly place: string | null;
  readonly rule: string | null;
}
