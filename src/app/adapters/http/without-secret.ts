import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';

/** What an error says, without any secret; without its cause too, which holds the request. */
export function withoutSecret(error: unknown, redact: (text: string) => string): Error {
  if (error instanceof ExpectedFailure) return error;
  if (error instanceof BackendFailure) {
    const { kind, status, detail } = error;
    const clean = detail === null ? null : redact(detail).slice(0, 2000);
    return new BackendFailure(kind, redact(error.message), {
      ...(status === null ? {} : { status }),
      ...(clean === null ? {} : { detail: clean }),
    });
  }
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: 'something else was thrown' };
  return new Error(`${name}: ${redact(message)}`);
}
