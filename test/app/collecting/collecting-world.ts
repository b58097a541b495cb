import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HttpLimits, IMPATIENT_LIMITS } from '@app/adapters/http/http-limits';
import type { Application } from '@app/application';
import { openApplication } from '@app/open-application';
import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import type { RunReport } from '@core/collection/collection-progress';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import type { OperationEnd } from '@core/operations/operation';
import type { StandIn } from '@demo/backends/stand-in';
import { MemorySecretStore } from '../../fakes/memory-secret-store';

/** Short times, so that a backend that never answers is given up soon. */
export const SHORT_LIMITS = {
  ...IMPATIENT_LIMITS,
  connectMs: 2000,
  headersMs: 1500,
  idleMs: 700,
  totalMs: 2500,
  longestTotalMs: 2500,
  tries: 3,
  timeoutTries: 1,
  throttledTries: 4,
  throttledMs: 6000,
  firstWaitMs: 5,
  longestWaitMs: 50,
};

/** In memory where the system has such a place: a hundred archives that wait for one disk take minutes. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** For answers of 50 MB on a busy machine. */
export const LONG_LIMITS = {
  ...SHORT_LIMITS,
  headersMs: 40_000,
  idleMs: 20_000,
  totalMs: 60_000,
  longestTotalMs: 60_000,
};

const NO_DIALOGS = (): Promise<never> => Promise.reject(new Error('no dialogs here'));

/** The whole application on a folder of its own, with connections to stand-ins over real sockets. */
export class CollectingWorld {
  readonly application: Application;
  readonly dataFolder: string;

  private constructor(application: Application, dataFolder: string) {
    this.application = application;
    this.dataFolder = dataFolder;
  }

  static async open(limits: Partial<HttpLimits> = SHORT_LIMITS): Promise<CollectingWorld> {
    const dataFolder = await mkdtemp(join(FOLDER, 'veritrail-collecting-'));
    return new CollectingWorld(await start(dataFolder, limits), dataFolder);
  }

  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
    const result = await this.application.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.failure.code}: ${result.failure.message}`);
    return result.value as CallAnswer<Name>;
  }

  /** Adds a connection to the stand-in; answers its id. */
  async connect(standIn: StandIn, more: Partial<CallInput<'connections.add'>['connection']> = {}): Promise<string> {
    const { connection } = await this.call('connections.add', {
      connection: {
        name: standIn.title,
        connector: standIn.connector,
        address: standIn.address,
        account: standIn.account,
        options: { ...standIn.options },
        trust: { authority: standIn.authority },
        ...more,
      },
    });
    await this.call('connections.setSecret', { id: connection.id, secret: standIn.secret });
    return connection.id;
  }

  /** Collects and waits for the end; `failed` where the run itself could not be done. */
  async collect(input: CallInput<'collection.start'> = {}): Promise<{ end: OperationEnd; report: RunReport }> {
    const ends = new Map<string, OperationEnd>();
    let wake: () => void = () => undefined;
    const stop = this.application.subscribe((push) => {
      if (push.name !== 'operation.ended') return;
      ends.set(push.body.id, push.body);
      wake();
    });
    const { operation, runId } = await this.call('collection.start', input);
    while (!ends.has(operation)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    stop();
    const end = ends.get(operation);
    if (end === undefined) throw new Error('the run has no end');
    return { end, report: await this.call('collection.read', { runId }) };
  }

  /** Native ids in the archive, with whether they are said to have vanished, by tenant's vendor id. */
  async archived(): Promise<ReadonlyMap<string, { readonly tenant: string; readonly vanished: string | null }>> {
    const found = new Map<string, { tenant: string; vanished: string | null }>();
    for (let offset = 0; ; offset += 10_000) {
      const page = await this.call('search.slice', {
        criteria: { range: { kind: 'all' } },
        snapshot: null,
        sort: { column: 'started', direction: 'ascending' },
        offset,
        limit: 10_000,
      });
      for (const row of page.rows) {
        if (row.nativeId === null) throw new Error(`entry ${row.id} has no id of the backend's`);
        const tenant = decodeURIComponent(row.tenantKey?.split(':').at(-1) ?? '');
        found.set(row.nativeId, { tenant, vanished: row.vanished });
      }
      if (page.rows.length < 10_000) return found;
    }
  }

  windows(): Promise<readonly LedgerWindow[]> {
    return this.call('coverage.windows', {});
  }

  async close(): Promise<void> {
    await this.application.close();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

function start(dataFolder: string, limits: Partial<HttpLimits>): Promise<Application> {
  return openApplication({
    dataFolder,
    programDirectory: dataFolder,
    isDemo: false,
    secrets: new MemorySecretStore(),
    httpLimits: limits,
    host: {
      kind: 'cli',
      version: '0.0.0-test',
      hasNativeDialogs: false,
      pickSources: NO_DIALOGS,
      pickTarget: NO_DIALOGS,
      openDemo: NO_DIALOGS,
    },
  });
}
