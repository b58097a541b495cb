import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asSourceProblem, SourceProblem } from './source-problem';

/** A file or folder that the user gave, with the name that the user knows it by. */
export interface GivenSource {
  readonly path: string;
  readonly name: string;
}

/** A file to read, or something in its place that cannot be: then `problem` says why. */
export interface FoundFile {
  readonly path: string;
  /** As given, with the place within a given folder after it, separated by slashes. */
  readonly name: string;
  readonly byteLength: number;
  readonly problem: string | null;
  /** True for a file that the user chose by itself, false for one that came with a folder. */
  readonly isGiven: boolean;
  /** True where the problem is that it is no log to read. */
  readonly isForeign: boolean;
}

const DEEPEST_FOLDER = 100;
const HIDDEN = 'It is hidden (its name starts with a dot) and was left out; choose it by itself to read it.';

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const asUnread = (source: GivenSource, problem: string, isGiven: boolean, isForeign = false): FoundFile => ({
  ...source,
  byteLength: 0,
  problem,
  isGiven,
  isForeign,
});

/**
 * All files of the given sources: those given in their order, those of folders sorted by name, recursively. Links are
 * followed, each folder is read once. What is left out or cannot be read comes as a file with a problem, never silently.
 */
export async function* walkSources(sources: readonly GivenSource[]): AsyncGenerator<FoundFile> {
  const seen = new Set<string>();
  for (const source of sources) yield* walk(source, seen, 0);
}

async function* walk(source: GivenSource, seen: Set<string>, depth: number): AsyncGenerator<FoundFile> {
  const { path, name } = source;
  try {
    const found = await stat(path);
    if (found.isFile()) {
      yield { path, name, byteLength: found.size, problem: null, isGiven: depth === 0, isForeign: false };
      return;
    }
    if (!found.isDirectory())
      throw new SourceProblem('It is neither a file nor a folder, so it holds nothing to read.');
    if (depth > DEEPEST_FOLDER) throw new SourceProblem(`It lies more than ${DEEPEST_FOLDER} folders deep.`);
    const real = await realpath(path);
    if (seen.has(real)) throw new SourceProblem('It is a link to a folder that is read already.');
    seen.add(real);
  } catch (error) {
    yield asUnread({ path, name }, asSourceProblem(error).message, depth === 0);
    return;
  }
  yield* walkFolder(source, seen, depth);
}

async function* walkFolder(folder: GivenSource, seen: Set<string>, depth: number): AsyncGenerator<FoundFile> {
  let names: string[];
  try {
    names = (await readdir(folder.path)).sort(byCodeUnits);
  } catch (error) {
    yield asUnread({ path: folder.path, name: folder.name }, asSourceProblem(error).message, depth === 0);
    return;
  }
  for (const name of names) {
    const one = { path: join(folder.path, name), name: `${folder.name}/${name}` };
    if (name.startsWith('.')) yield asUnread(one, HIDDEN, false, true);
    else yield* walk(one, seen, depth + 1);
  }
}
