import type { Archive, CancelSignal, StreamedEntry } from '@core/archive/archive';
import type { SaidOfEntries } from '@core/export/annotation-cells';
import type { ExportRequest } from '@core/export/export-request';
import { ExpectedFailure } from '@core/failure/failure';
import type { Snapshot } from '@core/search/search';
import { criteriaOf } from '@core/search/search';
import { type TargetFile, type WrittenFile, writeTarget } from '../../files/target-file';
import { type ExportText, exportText } from './export-text';

/** Characters gathered before they are handed to the file. */
const CHUNK_CHARACTERS = 512 * 1024;
/** How much is turned into text before other work gets its turn, so that the window keeps answering: some 10 ms. */
const SLICE_ENTRIES = 100;
const SLICE_BYTES = 1_000_000;

export interface ExportJob {
  readonly archive: Pick<Archive, 'count' | 'stream' | 'annotationsOf'>;
  readonly request: ExportRequest;
  readonly path: string;
  readonly signal: CancelSignal;
  readonly report: (written: number, total: number) => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new ExpectedFailure('cancelled', 'The export was cancelled; nothing was written.');
}

function differs(found: number, expected: number, what: string): ExpectedFailure {
  return new ExpectedFailure(
    'export-differs',
    `The export holds ${found} entries where ${what} ${expected}; nothing was written. Search again, then export.`,
  );
}

/** A batch in slices of at most SLICE_ENTRIES and, but for one larger record alone, SLICE_BYTES. */
function* slicesOf(batch: readonly StreamedEntry[]): Generator<readonly StreamedEntry[]> {
  let slice: StreamedEntry[] = [];
  let bytes = 0;
  for (const entry of batch) {
    const size = entry.record?.bytes.byteLength ?? 0;
    if (slice.length >= SLICE_ENTRIES || (slice.length > 0 && bytes + size > SLICE_BYTES)) {
      yield slice;
      slice = [];
      bytes = 0;
    }
    slice.push(entry);
    bytes += size;
  }
  if (slice.length > 0) yield slice;
}

async function writeEntries(
  target: TargetFile,
  entries: AsyncIterable<readonly StreamedEntry[]>,
  text: ExportText,
  job: Pick<ExportJob, 'signal'> & {
    readonly report: (written: number) => void;
    readonly saidOf: (entries: readonly StreamedEntry[]) => Promise<SaidOfEntries>;
  },
): Promise<number> {
  let pending = text.start;
  let written = 0;
  const flush = async (): Promise<void> => {
    if (pending !== '') await target.write(Buffer.from(pending, 'utf8'));
    pending = '';
  };
  for await (const batch of entries) {
    const said = await job.saidOf(batch);
    for (const slice of slicesOf(batch)) {
      pending += text.entries(slice, written, said);
      written += slice.length;
      if (pending.length >= CHUNK_CHARACTERS) await flush();
      await nextTurn();
      throwIfCancelled(job.signal);
    }
    job.report(written);
  }
  pending += text.end(written);
  await flush();
  return written;
}

async function saidOf(
  archive: Pick<Archive, 'annotationsOf'>,
  entries: readonly StreamedEntry[],
): Promise<SaidOfEntries> {
  const said = await archive.annotationsOf(entries.map(({ row }) => row.id));
  return new Map(said.map((one) => [one.entry, one]));
}

/**
 * Writes the entries of a search, in its order, from its snapshot, to a file that appears whole or not at all.
 * Fails with `export-differs` where the number written is not the number that the search holds, or that the user saw.
 */
export async function writeExport(job: ExportJob): Promise<{ readonly entries: number } & WrittenFile> {
  const { archive, request, signal } = job;
  const { sort } = request.search;
  const criteria = criteriaOf(request.search);
  throwIfCancelled(signal);
  const count = await archive.count({ criteria, snapshot: request.snapshot, signal });
  const total = count.entries;
  if (request.expectedEntries !== null && total !== request.expectedEntries) {
    throw differs(total, request.expectedEntries, 'the search showed');
  }
  job.report(0, total);
  const text = exportText(request.options, request.search);
  const snapshot: Snapshot = count.snapshot;
  const { value, written } = await writeTarget(job.path, async (target) => {
    const entries = archive.stream({ criteria, snapshot, signal }, sort, text.needsRecords);
    const found = await writeEntries(target, entries, text, {
      signal,
      report: (done) => job.report(done, total),
      saidOf: (some) => (request.options.withAnnotations ? saidOf(archive, some) : Promise.resolve(new Map())),
    });
    if (found !== total) throw differs(found, total, 'its search counts');
    return found;
  });
  return { entries: value, ...written };
}
