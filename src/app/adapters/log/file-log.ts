import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BugLog } from '../../router';

const LARGEST_BYTES = 2_000_000;
const KEPT_FILES = 3;
const LONGEST_MESSAGE = 500;

/** What is between quotes in an error's message may be a piece of an entry or of a secret: it is left out. */
const withoutQuoted = (text: string): string =>
  text.replaceAll(/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/g, '"…"').slice(0, LONGEST_MESSAGE);

const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `\n  caused by ${describeError(error.cause)}`;
  return [`${error.name}${code}: ${withoutQuoted(error.message)}`, ...frames].join('\n  ') + cause;
};

/** A log file that rotates at 2 MB and keeps three; readable by this user alone. Holds no entries and no secrets. */
export class FileLog {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  }

  /** One line about what the program does. Writing fails silently: a full disk must not stop the program over its log. */
  write(line: string): void {
    try {
      this.#rotate();
      appendFileSync(this.#path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // Nothing else is left to tell it to.
    }
  }

  /** Keeps a bug in full and answers the reference that the user sees. */
  readonly logBug: BugLog = (where, error) => {
    const reference = randomBytes(4).toString('hex');
    this.write(`bug ${reference} in ${where}: ${describeError(error)}`);
    return reference;
  };

  #rotate(): void {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    if (size < LARGEST_BYTES) return;
    for (let number = KEPT_FILES - 1; number >= 1; number--) {
      const from = number === 1 ? this.#path : `${this.#path}.${number - 1}`;
      if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${this.#path}.${number}`);
    }
    appendFileSync(this.#path, '', { mode: 0o600 });
    chmodSync(this.#path, 0o600);
  }
}
