import { isUtf8 } from 'node:buffer';
import type { ImportLedger } from '@core/archive/archive';
import { writeTarget } from '../../files/target-file';

/**
 * Writes an import's rejected records, one JSON object a line: `file`, `position`, `reason`, `byteLength`, and the record
 * byte for byte: as `text` where it is valid UTF-8, else as `base64`. The file appears whole or not at all. Answers how
 * many were written; fails with `file-unwritable` or `disk-full`.
 */
export async function exportRejected(
  ledger: Pick<ImportLedger, 'rejectedBytes'>,
  importId: number,
  path: string,
): Promise<number> {
  const { value } = await writeTarget(path, async (target) => {
    let records = 0;
    for await (const { file, position, reason, bytes } of ledger.rejectedBytes(importId)) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const content = isUtf8(buffer) ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') };
      const line = JSON.stringify({ file, position, reason, byteLength: bytes.length, ...content });
      await target.write(Buffer.from(`${line}\n`, 'utf8'));
      records += 1;
    }
    return records;
  });
  return value;
}
