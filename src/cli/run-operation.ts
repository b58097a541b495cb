import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import type { OperationEnd, OperationProgress } from '@core/operations/operation';
import type { Session } from './session';
import { counted, grouped } from './text-table';

/** How often we ask whether the application is still there while we wait for an operation's end. */
const STILL_THERE_MS = 2000;

function progressText({ title, done, total, unit, entries, entriesPerSecond }: OperationProgress): string {
  if (unit === 'steps') return `${title}: ${grouped(done)} steps`;
  const part = total !== null && total > 0 ? ` ${Math.min(100, Math.floor((done / total) * 100))} %` : '';
  const amount = unit === 'entries' ? grouped(done) : grouped(entries);
  return `${title}:${part} ${amount} entries, ${grouped(entriesPerSecond)} a second`;
}

/** Waits for pushes of one operation, whose id becomes known only after it has started. */
class OperationWatch {
  readonly #ends = new Map<string, OperationEnd>();
  #id: string | null = null;
  #resolve: ((end: OperationEnd) => void) | null = null;
  readonly #show: (progress: OperationProgress) => void;

  constructor(show: (progress: OperationProgress) => void) {
    this.#show = show;
  }

  readonly hear = (push: Push): void => {
    if (push.name === 'operation.progress' && push.body.id === this.#id) this.#show(push.body);
    if (push.name !== 'operation.ended') return;
    this.#ends.set(push.body.id, push.body);
    if (push.body.id === this.#id) this.#resolve?.(push.body);
  };

  end(id: string): Promise<OperationEnd> {
    this.#id = id;
    const already = this.#ends.get(id);
    return already !== undefined ? Promise.resolve(already) : new Promise((resolve) => (this.#resolve = resolve));
  }
}

/** Rejects when the application no longer answers, or no longer knows the operation and never told its end. */
function untilGone(session: Session, id: string): { readonly gone: Promise<never>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let misses = 0;
  const gone = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      session.ask('operations.list', {}).then((running) => {
        misses = running.some((one) => one.id === id) ? 0 : misses + 1;
        if (misses >= 3) reject(new ExpectedFailure('host-stopped', 'The program that did the work has stopped.'));
      }, reject);
    }, STILL_THERE_MS);
  });
  gone.catch(() => undefined);
  return { gone, stop: () => clearInterval(timer) };
}

/**
 * Starts an operation (again, where the owner of the data folder ends before it has), shows its progress, cancels it on Ctrl+C, and answers how it ended. A failed one is thrown.
 */
export async function runOperation(
  session: Session,
  start: () => Promise<string>,
): Promise<Extract<OperationEnd, { readonly outcome: 'done' | 'cancelled' }>> {
  const application = await session.application();
  const watch = new OperationWatch((progress) => session.output.progress(progressText(progress)));
  const unsubscribe = application.subscribe(watch.hear);
  let id: string | null = null;
  let wantsCancel = false;
  const cancel = (): void => {
    wantsCancel = true;
    if (id === null) return;
    session.output.say('Cancelling; what is committed stays.');
    session.ask('operations.cancel', { operation: id }).catch(() => undefined);
  };
  try {
    return await session.withCancel(cancel, async () => {
      id = await session.retrying(start);
      if (wantsCancel) cancel();
      const { gone, stop } = untilGone(session, id);
      const end = await Promise.race([watch.end(id), gone]).finally(stop);
      if (end.outcome === 'failed') {
        throw new ExpectedFailure(end.failure.code, end.failure.message, end.failure.detail);
      }
      return end;
    });
  } finally {
    unsubscribe();
    session.output.clearProgress();
  }
}

export const entriesText = (number: number): string => counted(number, 'entry', 'entries');
