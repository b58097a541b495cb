import { DuckDBBlobValue, type DuckDBValue } from '@duckdb/node-api';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A number of an answer; null stays null. Everything stored stays within 2^53. */
export function numberOrNull(value: DuckDBValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new TypeError(`A number was expected from the archive, not ${typeof value}`);
}

export const numberOf = (value: DuckDBValue | undefined): number => numberOrNull(value) ?? 0;

/** Bytes of a BLOB; null stays null. */
export function bytesOrNull(value: DuckDBValue | undefined): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (value instanceof DuckDBBlobValue) return value.bytes;
  throw new TypeError(`Bytes were expected from the archive, not ${typeof value}`);
}

/** Text of a VARCHAR, or of a BLOB of UTF-8 (`encode(text)`, which keeps a leading byte order mark). */
export function textOrNull(value: DuckDBValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof DuckDBBlobValue) return decoder.decode(value.bytes);
  throw new TypeError(`Text was expected from the archive, not ${typeof value}`);
}

export const textOf = (value: DuckDBValue | undefined): string => textOrNull(value) ?? '';
