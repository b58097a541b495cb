import { containerFormat } from './container-format';
import { gunzip } from './expand';
import { type Peeked, peek } from './peek';
import { readChunks } from './read-chunks';
import { ExpansionGuard, type ExpansionLimits } from './read-limits';
import { asSourceProblem } from './source-problem';
import type { FoundFile } from './walk-sources';
import { zipMembers } from './zip-members';

/** Content to be read as one log: a file, a gzip file's content, or one member of a zip archive. */
export interface SourceMember {
  /** The file's name; for a member of a zip archive with the member's path after it: `logs.zip/2026/okta.json`. */
  readonly name: string;
  /** The file's size on disk; for a member of a zip archive its size unpacked. */
  readonly byteLength: number;
  /** Why nothing of it can be read; then `content` is null. */
  readonly problem: string | null;
  readonly content: Peeked | null;
  /** True for a file that the user chose by itself, false for one that came with a folder or a zip archive. */
  readonly isGiven: boolean;
  /** True where the problem is that it is no log to read. */
  readonly isForeign: boolean;
}

type Unpacked = Pick<SourceMember, 'problem' | 'content' | 'isForeign'>;

export interface MemberOptions {
  /** First bytes to look at before it is decided how to read. */
  readonly sampleBytes: number;
  readonly limits: ExpansionLimits;
  /** Told of compressed bytes as they are read from disk. */
  readonly onBytes: (bytes: number) => void;
}

const DEEPEST_GZIP = 3;
const ZIP_WITHIN = 'It is a zip archive within another packed file, which is not read; unpack the outer one first.';

/** What one file holds, unpacked as it is read. Each member must be read or stopped before the next is asked for. */
export async function* sourceMembers(file: FoundFile, options: MemberOptions): AsyncGenerator<SourceMember> {
  const { name, byteLength, isGiven } = file;
  const itself = { name, byteLength, isGiven };
  if (file.problem !== null) {
    yield { ...itself, ...unread(file.problem, file.isForeign) };
    return;
  }
  const guard = new ExpansionGuard(file.byteLength, options.limits);
  try {
    const first = await peek(readChunks(file.path, { to: 512 }), 512);
    await first.stop();
    if (first.failure !== null) throw first.failure;
    if (containerFormat(first.sample).kind === 'zip') {
      yield* membersOfZip(file, guard, options);
      return;
    }
    const content = readChunks(file.path, { onBytes: options.onBytes });
    yield { ...itself, ...(await unpack(content, guard, options)) };
  } catch (error) {
    yield { ...itself, ...unread(asSourceProblem(error).message) };
  }
}

async function* membersOfZip(
  file: FoundFile,
  guard: ExpansionGuard,
  options: MemberOptions,
): AsyncGenerator<SourceMember> {
  let members = 0;
  for await (const member of zipMembers(file.path, guard)) {
    members += 1;
    const place = { name: `${file.name}/${member.name}`, byteLength: member.byteLength, isGiven: false };
    if (member.problem !== null) {
      options.onBytes(member.compressedBytes);
      yield { ...place, ...unread(member.problem, member.isForeign) };
      continue;
    }
    yield { ...place, ...(await unpack(member.chunks(options.onBytes), guard, options)) };
  }
  if (members === 0) {
    const { name, byteLength, isGiven } = file;
    yield { name, byteLength, isGiven, ...unread('The zip archive holds no files.', true) };
  }
}

/** Looks at the first bytes and takes off gzip, as often as it was put on. */
async function unpack(
  source: AsyncGenerator<Uint8Array>,
  guard: ExpansionGuard,
  options: MemberOptions,
): Promise<Unpacked> {
  let chunks = source;
  for (let depth = 0; depth <= DEEPEST_GZIP; depth += 1) {
    const content = await peek(chunks, options.sampleBytes);
    const format = containerFormat(content.sample);
    if (format.kind === 'plain') {
      if (content.sample.length > 0) return { problem: null, content, isForeign: false };
      await content.stop();
      if (content.failure === null) return unread('It is empty.', true);
      return unread(asSourceProblem(content.failure).message);
    }
    if (format.kind === 'zip' || format.kind === 'refused') {
      await content.stop();
      return format.kind === 'zip' ? unread(ZIP_WITHIN) : unread(format.sentence, format.isForeign);
    }
    chunks = gunzip(content.chunks, guard);
  }
  await chunks.return(undefined);
  return unread(`It is packed by gzip more than ${DEEPEST_GZIP} times over, which is refused.`);
}

const unread = (problem: string, isForeign = false): Unpacked => ({ problem, content: null, isForeign });
