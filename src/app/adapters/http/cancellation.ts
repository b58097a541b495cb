import type { CancelSignal } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';

export const cancelled = (): ExpectedFailure => new ExpectedFailure('cancelled', 'It was cancelled.');

/** A core signal as Node's own kind; `stop` takes the listener off again. */
export function abortSignalOf(signal: CancelSignal): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort(cancelled());
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return { signal: controller.signal, stop: () => signal.removeEventListener('abort', abort) };
}

/** Waits, and ends early with `cancelled`. */
export function waitFor(milliseconds: number, signal: CancelSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    const done = (): void => {
      signal.removeEventListener('abort', abort);
      resolve();
    };
    const timer = setTimeout(done, Math.min(milliseconds, 2 ** 31 - 1));
    const abort = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      reject(cancelled());
    };
    signal.addEventListener('abort', abort);
  });
}
