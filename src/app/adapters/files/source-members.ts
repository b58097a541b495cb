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
}

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
  const { name, byteLength } = file;
  if (file.problem !== null) {
    yield { name, byteLength, problem: file.problem, content: null };
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
    yield { name, byteLength, ...(await unpack(content, guard, options)) };
  } catch (error) {
    yield { name, byteLength, problem: asSourceProblem(error).message, content: null };
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
    const place = { name: `${file.name}/${member.name}`, byteLength: member.byteLength };
    if (member.problem !== null) {
      options.onBytes(member.compressedBytes);
      yield { ...place, problem: member.problem, content: null };
      continue;
    }
    yield { ...place, ...(await unpack(member.chunks(options.onBytes), guard, options)) };
  }
  if (members === 0) {
    const problem = 'The zip archive holds no files.';
    yield { name: file.name, byteLength: file.byteLength, problem, content: null };
  }
}

/** Looks at the first bytes and takes off gzip, as often as it was put on. */
async function unpack(
  source: AsyncGenerator<Uint8Array>,
  guard: ExpansionGuard,
  options: MemberOptions,
): Promise<{ readonly problem: string | null; readonly content: Peeked | null }> {
  let chunks = source;
  for (let depth = 0; depth <= DEEPEST_GZIP; depth += 1) {
    const content = await peek(chunks, options.sampleBytes);
    const format = containerFormat(content.sample);
    if (format.kind === 'plain') {
      if (content.sample.length > 0) return { problem: null, content };
      await content.stop();
      const reason = content.failure === null ? 'It is empty.' : asSourceProblem(content.failure).message;
      return { problem: reason, content: null };
    }
    if (format.kind === 'zip' || format.kind === 'refused') {
      await content.stop();
      return { problem: format.kind === 'zip' ? ZIP_WITHIN : format.sentence, content: null };
    }
    chunks = gunzip(content.chunks, guard);
  }
  await chunks.return(undefined);
  return { problem: `It is packed by gzip more than ${DEEPEST_GZIP} times over, which is refused.`, content: null };
}
