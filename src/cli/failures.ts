import { ExpectedFailure } from '@core/failure/failure';

/** 0: done. 1: failed. 2: asked wrongly. 3: collected, but not everything that was asked for is complete. */
export const EXIT = { done: 0, failed: 1, usage: 2, incomplete: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was typed wrongly: one sentence that says how to type it right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The reader of our output went away (`| head`): no failure, and nobody to tell. */
export class OutputClosed extends Error {
  constructor() {
    super('The reader of the output went away.');
    this.name = 'OutputClosed';
  }
}

/** Ctrl+C while nothing ran that has to be cancelled in an orderly way. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
    this.name = 'Interrupted';
  }
}

const USAGE_CODES: ReadonlySet<string> = new Set([
  'invalid-input',
  'search-invalid',
  'mapping-invalid',
  'kind-unknown',
]);

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof OutputClosed) return EXIT.done;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof ExpectedFailure && USAGE_CODES.has(error.code)) return EXIT.usage;
  return EXIT.failed;
}
