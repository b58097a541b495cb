import { setTimeout as sleep } from 'node:timers/promises';
import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import type { Application } from '../application';
import { isDemoFolder } from '../data-folder';
import { openApplication } from '../open-application';
import type { ConnectOptions } from './connected-application';
import { OwnerClient } from './owner-client';
import { OwnerServer } from './owner-server';

/** The way to the application: this process owns the data folder, or it forwards to the one that does. */
export type Link =
  | { readonly kind: 'owner'; readonly application: Application; readonly server: OwnerServer }
  | { readonly kind: 'client'; readonly client: OwnerClient };

/** Two hosts that start together, or one that starts while another closes, wait so long for the other. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 100;

/**
 * Finds the owner, or becomes it. The lock is the archive's own: the operating system gives it to one process and takes it
 * back when that process dies, however it dies. So a stale socket is never believed and never in the way.
 * Fails with `archive-busy` and whatever opening the archive fails with.
 */
export async function establishLink(
  options: ConnectOptions,
  on: { readonly push: (push: Push) => void; readonly closed: () => void },
): Promise<Link> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const client = await OwnerClient.connect(options.dataFolder, on);
    if (client !== null) return { kind: 'client', client };
    try {
      return await own(options, on.push);
    } catch (error) {
      const isBusy = error instanceof ExpectedFailure && error.code === 'archive-busy';
      if (!isBusy || Date.now() > deadline) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

async function own(options: ConnectOptions, push: (push: Push) => void): Promise<Link> {
  const { host, dataFolder } = options;
  const application = await openApplication({ ...options, isDemo: isDemoFolder(dataFolder) });
  try {
    application.subscribe(push);
    const server = await OwnerServer.start({ application, host, dataFolder, logBug: application.logBug });
    return { kind: 'owner', application, server };
  } catch (error) {
    await application.close();
    throw error;
  }
}
