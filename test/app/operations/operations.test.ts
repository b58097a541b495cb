import { describe, expect, it } from 'vitest';
import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import { Operations } from '@app/operations/operations';

function start() {
  const pushes: Push[] = [];
  const bugs: unknown[] = [];
  const operations = new Operations(
    (push) => pushes.push(push),
    (_where, error) => {
      bugs.push(error);
      return 'ref1';
    },
  );
  return { operations, pushes, bugs };
}

const untilAborted = (signal: AbortSignal) =>
  signal.aborted
    ? Promise.resolve()
    : new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('operations', () => {
  it('tell where they are and end once, with their result', async () => {
    const { operations, pushes } = start();
    const { id, finished } = operations.start('export', 'Exporting', 'entries', (task) => {
      task.report({ done: 5, total: 10, entries: 5 });
      expect(operations.list()).toMatchObject([{ id: task.id, done: 5, total: 10 }]);
      return Promise.resolve({ written: 10 });
    });
    expect(await finished).toEqual({ id, kind: 'export', outcome: 'done', result: { written: 10 } });
    expect(operations.list()).toEqual([]);
    expect(pushes.map((push) => push.name)).toEqual(['operation.progress', 'operation.progress', 'operation.ended']);
  });

  it('are cancelled by id and end as cancelled', async () => {
    const { operations } = start();
    const { id, finished } = operations.start('import', 'Importing', 'bytes', async ({ signal }) => {
      await untilAborted(signal);
      throw new ExpectedFailure('cancelled', 'The import was cancelled.');
    });
    expect(operations.cancel('unknown')).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(operations.cancel(id)).toBe(true);
    expect(await finished).toEqual({ id, kind: 'import', outcome: 'cancelled' });
    expect(operations.cancel(id)).toBe(false);
  });

  it('never begin where they are cancelled before their turn', async () => {
    const { operations } = start();
    let hasBegun = false;
    const { id, finished } = operations.start('undo', 'Undoing', 'entries', () => {
      hasBegun = true;
      return Promise.resolve();
    });
    operations.cancel(id);
    expect(await finished).toEqual({ id, kind: 'undo', outcome: 'cancelled' });
    expect(hasBegun).toBe(false);
  });

  it('end as failed with the failure, or with the reference of a bug', async () => {
    const { operations, bugs } = start();
    const full = operations.start('export', 'Exporting', 'entries', () =>
      Promise.reject(new ExpectedFailure('disk-full', 'The disk is full.')),
    );
    expect(await full.finished).toMatchObject({ outcome: 'failed', failure: { code: 'disk-full' } });
    const bug = operations.start('export', 'Exporting', 'entries', () => Promise.reject(new Error('oops')));
    expect(await bug.finished).toMatchObject({ outcome: 'failed', failure: { code: 'internal', detail: 'ref1' } });
    expect(bugs).toEqual([new Error('oops')]);
  });

  it('are all cancelled and waited for when the program stops', async () => {
    const { operations, pushes } = start();
    let hasCleanedUp = false;
    operations.start('import', 'Importing', 'bytes', async ({ signal }) => {
      await untilAborted(signal);
      await new Promise((resolve) => setTimeout(resolve, 20));
      hasCleanedUp = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await operations.stop();
    expect(hasCleanedUp).toBe(true);
    expect(pushes.at(-1)?.name).toBe('operation.ended');
  });
});
