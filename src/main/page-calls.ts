import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Result } from '@contract/result';
import { ExpectedFailure } from '@core/failure/failure';
import type { ApplicationProcess } from './application-process';
import { BRIDGE_CHANNELS } from '@contract/bridge';
import { isOwnPage } from './guard-contents';

const MOST_DROPPED = 10_000;

const refused: Result<never> = {
  ok: false,
  failure: { code: 'not-allowed', message: 'Veritrail answers its own page only.' },
};

/** The one place where a sender is checked: the main frame of our own page, and nobody else. */
function isOurs(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Passes the page's calls to the application's process. */
export function answerPage(
  ipc: Pick<IpcMain, 'handle'>,
  application: Pick<ApplicationProcess, 'call' | 'addSources'>,
): void {
  ipc.handle(BRIDGE_CHANNELS.call, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurs(event) || typeof name !== 'string') return refused;
    return await application.call(name, input);
  });
  ipc.handle(BRIDGE_CHANNELS.dropped, async (event, paths: unknown): Promise<Result<unknown>> => {
    if (!isOurs(event) || !isPaths(paths)) return refused;
    try {
      return { ok: true, value: await application.addSources(paths) };
    } catch (error) {
      if (error instanceof ExpectedFailure) return { ok: false, failure: error.toFailure() };
      throw error;
    }
  });
}

const isPaths = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.length <= MOST_DROPPED && given.every((one) => typeof one === 'string' && one !== '');
