import type { RejectedInput } from '@core/archive/archive';
import type { Session } from '../engine/session';
import { CHUNK_ROWS, ColumnChunk } from './column-chunk';

export interface RejectedOfFile {
  readonly fileId: number;
  readonly rejected: readonly RejectedInput[];
}

/** Appends rejected records within the session's transaction; they get `first`, `first` + 1, ... */
export async function appendRejected(
  session: Session,
  files: readonly RejectedOfFile[],
  first: number,
): Promise<number> {
  const all = files.flatMap(({ fileId, rejected }) => rejected.map((one) => ({ ...one, fileId })));
  if (all.length === 0) return 0;
  const appender = await session.connection.createAppender('rejected', 'main', 'archive');
  for (let start = 0; start < all.length; start += CHUNK_ROWS) {
    const slice = all.slice(start, start + CHUNK_ROWS);
    const chunk = new ColumnChunk(['uint32', 'uint32', 'int64', 'text', 'int64', 'bytes'], slice.length);
    chunk.uint32((index) => first + start + index);
    chunk.uint32((index) => slice[index]?.fileId ?? 0);
    chunk.int64((index) => slice[index]?.position ?? 0);
    chunk.text((index) => slice[index]?.reason ?? '');
    chunk.int64((index) => slice[index]?.bytes.byteLength ?? 0);
    chunk.bytes((index) => slice[index]?.bytes ?? null);
    appender.appendDataChunk(chunk.chunk);
  }
  appender.closeSync();
  return all.length;
}
