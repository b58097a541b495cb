import { createEntryReader } from '@core/backends/entry-reader';
import type { KindId } from '@core/backends/kind-id';
import type { ReadingChoices, ReadingPlan } from '@core/backends/reading-plan';
import type { MappedEntry } from '@core/entry/mapped-entry';
import type { FilePreview, ImportPreview } from '@core/imports/import-preview';
import { leftOut } from '@core/imports/left-out';
import { decodeText } from '@core/records/decode';
import { nodeDigest } from '../../adapters/files/node-digest';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';
import { type SourceMember, sourceMembers } from '../../adapters/files/source-members';
import { walkSources } from '../../adapters/files/walk-sources';
import { framerFor } from './frame-records';
import type { ReaderTask } from './reader-messages';
import { recogniseOrExplain } from './recognise-or-explain';

const SAMPLE_BYTES = 1024 * 1024;
const MOST_FILES = 50;
const MOST_ENTRIES = 20;
const MOST_REJECTED = 20;
const RECORD_CHARACTERS = 4000;
const EXCERPT_CHARACTERS = 500;

type PreviewTask = ReaderTask & { readonly kind: 'preview' };
type Sampled = Pick<FilePreview, 'entries' | 'records' | 'rejected'>;

const NOTHING: Sampled = { entries: [], records: [], rejected: [] };

/** What would be read of the sources: the first 50 files by the first megabyte of their content. */
export async function previewSources(task: PreviewTask): Promise<ImportPreview> {
  const files: FilePreview[] = [];
  let furtherFiles = 0;
  let byteLength = 0;
  for (const { path, name, choices } of task.sources) {
    for await (const file of walkSources([{ path, name }])) {
      byteLength += file.byteLength;
      if (files.length >= MOST_FILES) {
        furtherFiles += 1;
        continue;
      }
      const members = sourceMembers(file, {
        sampleBytes: SAMPLE_BYTES,
        limits: task.limits,
        onBytes: () => undefined,
      });
      for await (const member of members) {
        if (files.length < MOST_FILES) files.push(await previewMember(member, choices));
        else {
          furtherFiles += 1;
          await member.content?.stop();
        }
      }
    }
  }
  return { files, furtherFiles, byteLength, kinds: countKinds(files) };
}

async function previewMember(member: SourceMember, choices: ReadingChoices): Promise<FilePreview> {
  const { name, byteLength, content } = member;
  const empty = { name, byteLength, recognition: null, ...NOTHING, isWhole: content?.isWhole ?? false };
  const explained = (sentence: string | null, isForeign: boolean): string | null =>
    sentence !== null && isForeign && !member.isGiven ? leftOut(sentence) : sentence;
  if (content === null) return { ...empty, problem: explained(member.problem, member.isForeign) };
  await content.stop();
  const { sample, isWhole } = content;
  const { recognition, plan, problem, isForeign } = recogniseOrExplain({ name, bytes: sample, isWhole }, choices);
  if (plan === null) return { ...empty, problem: explained(problem, isForeign) };
  const sampled = await readSample(sample, plan, isWhole);
  return {
    ...empty,
    recognition,
    problem: content.failure instanceof Error ? content.failure.message : null,
    ...sampled,
  };
}

/** The entries and faults of the sample; the piece that the sample's end cuts off is left out. */
async function readSample(sample: Uint8Array, plan: ReadingPlan, isWhole: boolean): Promise<Sampled> {
  const reader = createEntryReader(plan, { digest: nodeDigest, decoding: nodeTextDecoding });
  const entries: MappedEntry[] = [];
  const records: string[] = [];
  const rejected: { reason: string; excerpt: string }[] = [];
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    // Small chunks, so that little is framed beyond the entries that are shown.
    for (let at = 0; at < sample.length; at += 32 * 1024) yield sample.subarray(at, at + 32 * 1024);
  };
  for await (const pieces of framerFor(plan).frame(chunks())) {
    for (const piece of pieces) {
      const isCutOff = !isWhole && piece.position + piece.bytes.length >= sample.length - 8;
      if (isCutOff) continue;
      const read = piece.kind === 'record' ? reader.read(piece) : piece;
      if (read.kind === 'entries') {
        for (const { columns, raw, encoding } of read.entries) {
          if (entries.length >= MOST_ENTRIES) break;
          entries.push(columns);
          records.push(
            decodeText(raw.subarray(0, RECORD_CHARACTERS * 4), encoding, nodeTextDecoding).slice(0, RECORD_CHARACTERS),
          );
        }
      } else if (rejected.length < MOST_REJECTED) {
        const excerpt = decodeText(read.bytes.subarray(0, EXCERPT_CHARACTERS * 4), plan.encoding, nodeTextDecoding);
        rejected.push({ reason: read.reason, excerpt: excerpt.slice(0, EXCERPT_CHARACTERS) });
      }
    }
    if (entries.length >= MOST_ENTRIES) break;
  }
  return { entries, records, rejected };
}

function countKinds(files: readonly FilePreview[]): ImportPreview['kinds'] {
  const counts = new Map<KindId, number>();
  for (const { recognition } of files) {
    if (recognition !== null) counts.set(recognition.plan.kind, (counts.get(recognition.plan.kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, files: count }));
}
