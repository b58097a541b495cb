import type { EntryShape } from './population';

/** One generated entry: its columns, and its record as it would be received. Times are UTC microseconds. */
export interface BenchEntry {
  readonly shape: EntryShape;
  readonly nativeId: string;
  readonly started: number;
  /** null: the shape has no end. */
  readonly finished: number | null;
  /** Index into SEVERITIES. */
  readonly severity: number;
  readonly tenantId: string;
  readonly tenantName: string | null;
  readonly organization: string | null;
  readonly source: string;
  readonly task: string;
  readonly item: string | null;
  readonly performer: string;
  readonly onBehalfOf: string | null;
  readonly address: string | null;
  readonly raw: string;
}
