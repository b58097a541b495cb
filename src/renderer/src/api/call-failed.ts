import type { Failure, FailureCode } from '@core/failure/failure';

/** What a call throws: the application's failure, with a sentence for the user in `message`. */
export class CallFailed extends Error {
  readonly code: FailureCode;
  readonly detail: string | undefined;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailed';
    this.code = failure.code;
    this.detail = failure.detail;
  }
}

/** Any thrown thing as the failure that the user is told of; a bug of the page counts as `internal`. */
export function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return new CallFailed({ code: 'cancelled', message: 'The request was cancelled.' });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new CallFailed({ code: 'internal', message: 'Something went wrong inside the window. Try again.', detail });
}
