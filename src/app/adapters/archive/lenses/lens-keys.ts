import { RELATIONS } from '@core/entry/mapped-entry';
import type { KeyValue, LensKey } from '@core/lenses/lens-reader';
import type { DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import { DIMENSION_COLUMNS } from '../dimensions/dimension-fields';
import { numberOf, textOf } from '../engine/values';
import type { ArchiveState } from '../state';

/** What stands for a key in SQL: a code, or the text itself. */
export function keyExpression(key: LensKey): string {
  if (key === 'address') return `coalesce(e.address, '')`;
  return key === 'tenant' || key === 'relation' ? `e.${key}` : `e.${DIMENSION_COLUMNS[key]}`;
}

/** `SELECT` items `k0, k1, …`. */
export const keyColumns = (by: readonly LensKey[]): string =>
  by.map((key, at) => `${keyExpression(key)} AS k${at}`).join(', ');

export const keyNames = (by: readonly LensKey[]): string => by.map((_, at) => `k${at}`).join(', ');

/** What a group's code means. */
export function keyValue(key: LensKey, code: DuckDBValue | undefined, { dimensions }: ArchiveState): KeyValue {
  if (key === 'address') return same(textOf(code));
  if (key === 'tenant') {
    const tenant = dimensions.tenants.of(numberOf(code));
    return { value: tenant?.key ?? '', label: tenant?.label ?? '' };
  }
  if (key === 'relation') return same(RELATIONS[numberOf(code) - 1] ?? '');
  return same(dimensions.of(key).valueOf(numberOf(code)) ?? '');
}

const same = (value: string): KeyValue => ({ value, label: value });

/** The columns of a chunk by their place, row by row. */
export function* rowsOfChunk(chunk: DuckDBDataChunk): Generator<readonly (DuckDBValue | undefined)[]> {
  const columns = chunk.getColumns();
  for (let row = 0; row < chunk.rowCount; row += 1) yield columns.map((column) => column[row]);
}
