import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { inflate } from './expand';
import { readChunks } from './read-chunks';
import type { ExpansionGuard } from './read-limits';
import { asSourceProblem, SourceProblem } from './source-problem';

/** One file within a zip archive. `problem`: why it is not read. */
export interface ZipMember {
  /** As the archive spells it, with slashes; only ever shown, never used as a path. */
  readonly name: string;
  readonly compressedBytes: number;
  /** As the archive declares it; what comes out is checked against it. */
  readonly byteLength: number;
  readonly problem: string | null;
  /** True where the problem is that it is no log to read. */
  readonly isForeign: boolean;
  readonly chunks: (onBytes: (bytes: number) => void) => AsyncGenerator<Uint8Array>;
}

const STORED = 0;
const DEFLATED = 8;
const STRONG_ENCRYPTION = /strong encryption/;

/** The files of a zip archive in its order. Hidden ones come once per folder, with a problem. Fails with a `SourceProblem`. */
export async function* zipMembers(path: string, guard: ExpansionGuard): AsyncGenerator<ZipMember> {
  // Names stay bytes here: yauzl refuses a whole archive for one odd name, and nothing is ever extracted to a path.
  const zip = await openPromise(path, { decodeStrings: false, autoClose: false }).catch((error: unknown) => {
    throw describe(error);
  });
  const hidden = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      const root = hiddenRoot(name);
      if (root === null) yield memberOf(zip, path, entry, guard);
      else if (!hidden.has(root)) {
        hidden.add(root);
        yield unread(root, 'It is hidden or left there by macOS and was left out; unpack it to read it.');
      }
    }
  } catch (error) {
    throw describe(error);
  } finally {
    zip.close();
  }
}

const unread = (name: string, problem: string): ZipMember => ({
  name,
  compressedBytes: 0,
  byteLength: 0,
  problem,
  isForeign: true,
  chunks: async function* () {},
});

function memberOf(zip: ZipFile, path: string, entry: Entry, guard: ExpansionGuard): ZipMember {
  return {
    name: nameOf(entry),
    compressedBytes: entry.compressedSize,
    byteLength: entry.uncompressedSize,
    problem: problemOf(entry),
    isForeign: false,
    chunks: (onBytes) => readMember(zip, path, entry, { guard, onBytes }),
  };
}

function problemOf(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'It is encrypted; unpack it with its password and import what it holds.';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return `It is packed by a method (${entry.compressionMethod}) that is not read; unpack it and import what it holds.`;
  }
  return null;
}

async function* readMember(
  zip: ZipFile,
  path: string,
  entry: Entry,
  use: { readonly guard: ExpansionGuard; readonly onBytes: (bytes: number) => void },
): AsyncGenerator<Uint8Array> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch((error: unknown) => {
    throw describe(error);
  });
  const compressed = readChunks(path, {
    from: fileDataStart,
    to: fileDataStart + entry.compressedSize,
    onBytes: use.onBytes,
  });
  const content = entry.compressionMethod === DEFLATED ? inflate(compressed, use.guard) : compressed;
  let checksum = 0;
  let length = 0;
  for await (const chunk of content) {
    checksum = crc32(chunk, checksum);
    length += chunk.length;
    yield chunk;
  }
  if (length !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new SourceProblem(
      'What came out differs from what the zip archive declares: it is damaged or was tampered with.',
    );
  }
}

function nameOf(entry: Entry): string {
  const raw = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return raw.replaceAll('\\', '/').replace(/[\u0000-\u001f\u007f-\u009f]/gu, '\ufffd');
}

/** `__MACOSX/` and folders or files whose name starts with a dot (not `.` and `..`, which only odd archives hold). */
function hiddenRoot(name: string): string | null {
  const parts = name.split('/');
  const at = parts.findIndex((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..'));
  return at < 0 ? null : parts.slice(0, at + 1).join('/');
}

function describe(error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  if (error instanceof Error && 'syscall' in error) return asSourceProblem(error);
  const message = error instanceof Error ? error.message : String(error);
  if (STRONG_ENCRYPTION.test(message)) {
    return new SourceProblem('It is encrypted; unpack it with its password and import what it holds.');
  }
  return new SourceProblem(`The zip archive is damaged (${message.slice(0, 200)}); take another copy of it.`);
}
