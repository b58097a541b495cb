/** A file that cannot be read, or no further: one sentence for the report. The files after it are not affected. */
export class SourceProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'SourceProblem';
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  EACCES: 'It may not be read by this user; change its permissions or copy it to where you may read it.',
  EPERM: 'It may not be read by this user; change its permissions or copy it to where you may read it.',
  ENOENT: 'It is not there any more.',
  EISDIR: 'It is a folder where a file was expected.',
  ELOOP: 'It is a link that leads back to itself.',
  EMFILE: 'Too many files are open on this machine; try again later.',
  EIO: 'The disk reported an error while it was read; check the disk or take another copy.',
  EBUSY: 'Another program holds it; close that program and try again.',
};

/** Turns what the operating system says of a file into a `SourceProblem`; anything else is a bug and is thrown on. */
export function asSourceProblem(error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && 'syscall' in error) {
    return new SourceProblem(SENTENCES[code] ?? `It could not be read (${code}).`);
  }
  throw error;
}
