import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import type { OpenedConnection } from '../../connections/open-connections';
import type { AskedConnection } from './connection-target';
import type { ConnectionsPorts } from './connections-ports';

/** Nobody cancels a single question of the window; it ends by its own time limits. */
const NEVER = new AbortController().signal;

/** Opens a connection for one question. Fails with `backend-failed`. */
export async function askBackend<Value>(
  { connections }: ConnectionsPorts,
  { connection, secrets }: AskedConnection,
  work: (opened: OpenedConnection, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const opened = connections.open(connection, { patience: 'test', secrets });
  try {
    return await work(opened, NEVER);
  } catch (error) {
    if (error instanceof BackendFailure) {
      throw new ExpectedFailure('backend-failed', error.message, error.detail ?? undefined);
    }
    throw error;
  } finally {
    await opened.close();
  }
}

/** For what a connector cannot do: the window does not offer it. */
export const notOffered = (title: string): ExpectedFailure =>
  new ExpectedFailure('not-available-here', `${title} offers no such list.`);
