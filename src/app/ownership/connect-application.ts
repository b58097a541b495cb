import { join } from 'node:path';
import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { ArchiveSummary } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { FileHandle } from '@core/files/file-handle';
import type { Settings } from '@core/settings/settings';
import { FileLog } from '../adapters/log/file-log';
import type { WindowWish } from '../application';
import { prepareDataFolder, removeStaging } from '../data-folder';
import type { Router } from '../router';
import type { ConnectedApplication, ConnectOptions } from './connected-application';
import { establishLink, type Link } from './link';
import { createLocalCalls, describeHere, LOCAL_CALLS } from './local-calls';
import type { Question } from './owner-protocol';

/** A folder that could not be opened is not tried again for every call of a window that keeps asking. */
const RETRY_MS = 2000;

/**
 * Opens the data folder's application: the owner's where there is one, else one of its own, which then serves the others.
 * Where the owner ends, the next one is found or this process becomes it. Fails with what opening the archive fails with,
 * unless `keepTrying`: then every call answers that failure until opening succeeds.
 */
export async function connectApplication(options: ConnectOptions): Promise<ConnectedApplication> {
  prepareDataFolder(options.dataFolder);
  const connection = new Connection(options);
  try {
    await connection.link();
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || options.keepTrying !== true) throw error;
  }
  return connection;
}

const PLAIN_WINDOW: WindowWish = { link: null, opensBrowser: false };

class Connection implements ConnectedApplication {
  readonly #options: ConnectOptions;
  readonly #listeners = new Set<(push: Push) => void>();
  readonly #log: FileLog;
  readonly #localCalls: Router;
  #link: Promise<Link> | null = null;
  #current: Link | null = null;
  #failedAt = 0;
  #isClosing = false;

  constructor(options: ConnectOptions) {
    this.#options = options;
    this.#log = new FileLog(join(options.dataFolder, 'veritrail.log'));
    const { host, dataFolder } = options;
    this.#localCalls = createLocalCalls({ host, dataFolder, handles: this, logBug: this.#log.logBug });
  }

  /** The present way to the application, found again where the last one ended. */
  link(): Promise<Link> {
    if (this.#isClosing) {
      return Promise.reject(new ExpectedFailure('host-stopped', 'Veritrail is closing.'));
    }
    if (this.#link !== null && (this.#failedAt === 0 || Date.now() - this.#failedAt < RETRY_MS)) return this.#link;
    this.#failedAt = 0;
    const on = { push: (push: Push) => this.#tell(push), closed: () => this.#ownerEnded() };
    const made = establishLink(this.#options, on);
    this.#link = made;
    made.then(
      (link) => {
        this.#current = link;
      },
      () => {
        this.#failedAt = Date.now();
      },
    );
    return made;
  }

  async call(name: string, input: unknown): Promise<Result<unknown>> {
    if (LOCAL_CALLS.some((one) => one === name)) return await this.#localCalls(name, input);
    try {
      const link = await this.link();
      const result =
        link.kind === 'owner'
          ? await link.application.call(name, input)
          : await link.client.ask({ ask: 'call', name, input });
      return name === 'application.describe' ? describeHere(result, this.#options.host) : result;
    } catch (error) {
      if (error instanceof ExpectedFailure) return { ok: false, failure: error.toFailure() };
      const reference = this.#log.logBug(`opening for ${name.slice(0, 100)}`, error);
      const message = `Veritrail could not be opened. The log holds the details under ${reference}.`;
      return { ok: false, failure: { code: 'internal', message, detail: reference } };
    }
  }

  subscribe(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  isOwner(): boolean {
    return this.#current?.kind === 'owner';
  }

  async addSource(path: string, name?: string): Promise<FileHandle> {
    const link = await this.link();
    if (link.kind === 'owner') return await link.application.files.addSource(path, name);
    return (await link.client.askValue({ ask: 'source', path, name })) as FileHandle;
  }

  async addTarget(path: string, name?: string): Promise<FileHandle> {
    const link = await this.link();
    if (link.kind === 'owner') return await link.application.files.addTarget(path, name);
    return (await link.client.askValue({ ask: 'target', path, name })) as FileHandle;
  }

  async release(handle: string): Promise<void> {
    const link = await this.link();
    if (link.kind === 'owner') await link.application.files.release(handle);
    else await link.client.askValue({ ask: 'release', handle });
  }

  async readWindow(): Promise<Settings['window']> {
    const link = await this.link();
    if (link.kind === 'owner') return link.application.readWindow();
    return (await link.client.askValue({ ask: 'window.read' })) as Settings['window'];
  }

  async writeWindow(window: Settings['window']): Promise<void> {
    const link = await this.link();
    if (link.kind === 'owner') link.application.writeWindow(window);
    else await link.client.askValue({ ask: 'window.write', window });
  }

  async openWindowOfOwner(wish: WindowWish = PLAIN_WINDOW): Promise<{ readonly address: string | null } | null> {
    const link = this.#current;
    if (link === null || link.kind === 'owner') return null;
    const question: Question = { ask: 'window.open', ...wish };
    return (await link.client.askValue(question)) as { readonly address: string | null } | null;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const link = await this.#link?.catch(() => null);
    this.#current = null;
    if (link?.kind === 'client') link.client.close();
    if (link?.kind === 'owner') {
      await link.server.close();
      await link.application.close();
    }
    removeStaging(this.#options.dataFolder);
  }

  #tell(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }

  /** Finds the next owner at once, so that the window goes on being told what happens. */
  #ownerEnded(): void {
    if (this.#isClosing) return;
    this.#link = null;
    this.#current = null;
    this.link()
      .then(async () => {
        const described = await this.call('application.describe', {});
        if (!described.ok) return;
        const { archive } = described.value as { readonly archive: ArchiveSummary };
        this.#tell({ name: 'archive.changed', body: archive });
      })
      .catch((error: unknown) => this.#log.logBug('finding the next owner', error));
  }
}
