import type { Session } from '../engine/session';
import type { Sql } from '../engine/sql';
import { numberOf } from '../engine/values';

export interface PortionLimits {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Ids in the order of a query `(id, raw_length)`, in portions whose records fit in memory together: so many rows or so
 * many bytes, whichever comes first (one larger record stands alone). The query is answered as a stream, once.
 */
export async function* portionsOf(
  session: Session,
  query: Sql,
  limits: PortionLimits,
): AsyncGenerator<readonly number[]> {
  let ids: number[] = [];
  let bytes = 0;
  for await (const chunk of session.chunks(query)) {
    const [idColumn, lengths] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const length = numberOf(lengths?.[at]);
      if (ids.length > 0 && (ids.length >= limits.rows || bytes + length > limits.bytes)) {
        yield ids;
        ids = [];
        bytes = 0;
      }
      ids.push(numberOf(idColumn?.[at]));
      bytes += length;
    }
  }
  if (ids.length > 0) yield ids;
}
