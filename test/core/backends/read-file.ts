import { createEntryReader } from '@core/backends/entry-reader';
import { NO_CHOICES, type ReadingChoices, type Recognition } from '@core/backends/reading-plan';
import { recognise } from '@core/backends/recognise';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { csvCells, readCsv } from '@core/records/csv-row';
import type { FramedPiece, RecordFramer } from '@core/records/framed-record';
import { createJsonFramer } from '@core/records/json-framer';
import { createPanelCsvFramer } from '@core/records/panel-csv-framer';
import { decoding, digest } from '../platform';

export interface ReadFile {
  readonly recognition: Recognition;
  readonly entries: readonly PreparedEntry[];
  readonly rejected: readonly { readonly reason: string; readonly text: string }[];
}

/** Reads a whole file the way an import does: recognise, frame, read. */
export async function readFile(
  content: string | Uint8Array,
  choices: Partial<ReadingChoices> = {},
  chunk = 64 * 1024,
): Promise<ReadFile> {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content;
  const sample = { name: 'sample', bytes: bytes.subarray(0, 1024 * 1024), isWhole: bytes.length <= 1024 * 1024 };
  const recognition = recognise(sample, { ...NO_CHOICES, ...choices }, decoding);
  const { plan } = recognition;
  const reader = createEntryReader(plan, { digest, decoding });
  const entries: PreparedEntry[] = [];
  const rejected: { reason: string; text: string }[] = [];
  for await (const pieces of framer(recognition).frame(cut(bytes, chunk))) {
    for (const piece of pieces) {
      const read = piece.kind === 'record' ? reader.read(piece) : piece;
      if (read.kind === 'entries') entries.push(...read.entries);
      else rejected.push({ reason: read.reason, text: Buffer.from(read.bytes).toString() });
    }
  }
  return { recognition, entries, rejected };
}

async function* cut(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

function framer({ plan }: Recognition): RecordFramer {
  const { encoding } = plan;
  if (plan.framing === 'json') return createJsonFramer({ encoding, decoding });
  if (plan.framing === 'panel-csv') return createPanelCsvFramer({ encoding, decoding });
  return { frame: (chunks) => csvRows(chunks, plan.delimiter ?? ',') };
}

/** Stands in for the CSV framer of the application, whose parser core may not use; rows without line breaks only. */
async function* csvRows(chunks: AsyncIterable<Uint8Array>, delimiter: string): AsyncIterable<readonly FramedPiece[]> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const text = Buffer.concat(parts)
    .toString()
    .replace(/^\ufeff/, '');
  const count = readCsv(text, delimiter, 1_000_000).rows.length;
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length !== count) throw new Error('This stand-in reads one row a line.');
  let position = 0;
  for (const [index, line] of lines.entries()) {
    const bytes = new Uint8Array(Buffer.from(line));
    if (index > 0) {
      yield [{ kind: 'record', position, bytes, encoding: 'utf-8', text: line, cells: csvCells(line, delimiter) }];
    }
    position += bytes.length + 1;
  }
}
