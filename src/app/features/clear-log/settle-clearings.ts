import type { ClearLogBook } from '@core/clear-log/clear-log';

/** Clearings that the program's end interrupted get an end: what is known of them. */
export async function settleClearings(
  book: Pick<ClearLogBook, 'clearings' | 'noteClearing'>,
  now: () => number,
): Promise<void> {
  for (const { id, state, endedAt } of await book.clearings()) {
    if (endedAt !== null) continue;
    const isAsked = state === 'clearing';
    await book.noteClearing(id, {
      endedAt: now(),
      ...(isAsked ? {} : { state: 'failed' as const }),
      reason: isAsked
        ? 'The program ended while the backend was asked to delete: whether the log was cleared is not known. Clear these days again to see: they are collected and counted first.'
        : 'The program ended before anything was cleared.',
    });
  }
}
