import { EntryBatchBuilder } from '@core/archive/entry-batch-builder';
import { createEntryReader } from '@core/backends/entry-reader';
import type { ReadingChoices, ReadingPlan } from '@core/backends/reading-plan';
import { leftOut } from '@core/imports/left-out';
import { nodeDigest } from '../../adapters/files/node-digest';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';
import { asSourceProblem } from '../../adapters/files/source-problem';
import { type SourceMember, sourceMembers } from '../../adapters/files/source-members';
import { type FoundFile, walkSources } from '../../adapters/files/walk-sources';
import { framerFor } from './frame-records';
import type { ReaderMessage, ReaderTask } from './reader-messages';
import { recogniseOrExplain } from './recognise-or-explain';
import { RejectedPile } from './rejected-pile';

/** First bytes of a file that decide how it is read. */
const SAMPLE_BYTES = 1024 * 1024;

interface FoundFileWithChoices {
  readonly file: FoundFile;
  readonly choices: ReadingChoices;
}

/** Compressed bytes taken from disk so far, over all files. */
interface Meter {
  bytesRead: number;
}

/** Reads all sources of an import in order: files found, plans, batches of entries, rejected records. */
export async function* readSources(task: ReaderTask & { readonly kind: 'import' }): AsyncGenerator<ReaderMessage> {
  const found: FoundFileWithChoices[] = [];
  for (const { path, name, choices } of task.sources) {
    for await (const file of walkSources([{ path, name }])) found.push({ file, choices });
  }
  const byteLength = found.reduce((sum, { file }) => sum + file.byteLength, 0);
  yield { kind: 'found', files: found.length, byteLength };
  const meter: Meter = { bytesRead: 0 };
  let before = 0;
  for (const { file, choices } of found) {
    const members = sourceMembers(file, {
      sampleBytes: SAMPLE_BYTES,
      limits: task.limits,
      onBytes: (bytes) => {
        meter.bytesRead += bytes;
      },
    });
    for await (const member of members) yield* readMember(member, choices, meter);
    before += file.byteLength;
    meter.bytesRead = before;
  }
}

async function* readMember(member: SourceMember, choices: ReadingChoices, meter: Meter): AsyncGenerator<ReaderMessage> {
  const { name, byteLength, content } = member;
  const { plan, problem, isForeign } =
    content === null
      ? { plan: null, problem: member.problem, isForeign: member.isForeign }
      : recogniseOrExplain({ name, bytes: content.sample, isWhole: content.isWhole }, choices);
  yield { kind: 'file', name, byteLength, plan };
  let failure = problem !== null && isForeign && !member.isGiven ? leftOut(problem) : problem;
  if (content !== null && plan === null) await content.stop();
  if (content !== null && plan !== null) {
    const end = { failure: null as string | null };
    yield* readEntries(content.chunks, plan, meter, end);
    failure = end.failure;
  }
  yield { kind: 'file-end', failure, bytesRead: meter.bytesRead };
}

async function* readEntries(
  chunks: AsyncGenerator<Uint8Array>,
  plan: ReadingPlan,
  meter: Meter,
  end: { failure: string | null },
): AsyncGenerator<ReaderMessage> {
  const reader = createEntryReader(plan, { digest: nodeDigest, decoding: nodeTextDecoding });
  const entries = new EntryBatchBuilder(plan.kind, plan.mappingVersion);
  const rejected = new RejectedPile();
  const takeEntries = (): ReaderMessage => ({ kind: 'entries', batch: entries.take(), bytesRead: meter.bytesRead });
  const takeRejected = (): ReaderMessage => ({
    kind: 'rejected',
    records: rejected.take(),
    bytesRead: meter.bytesRead,
  });
  for await (const pieces of framerFor(plan).frame(untilProblem(chunks, end))) {
    for (const piece of pieces) {
      const read = piece.kind === 'record' ? reader.read(piece) : piece;
      if (read.kind === 'entries') for (const entry of read.entries) entries.add(entry);
      else rejected.add({ position: piece.position, bytes: read.bytes, reason: read.reason });
      if (entries.isFull) yield takeEntries();
      if (rejected.isFull) yield takeRejected();
    }
  }
  if (entries.count > 0) yield takeEntries();
  if (!rejected.isEmpty) yield takeRejected();
}

/** Ends where the file cannot be read further, so that the framer gives out the piece that it holds; says why in `end`. */
async function* untilProblem(
  chunks: AsyncGenerator<Uint8Array>,
  end: { failure: string | null },
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    end.failure = asSourceProblem(error).message;
  }
}
