import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsFiles } from '@app/adapters/settings/settings-files';
import { openConfFile } from '@app/adapters/settings/store-file';
import { OpenConnections } from '@app/connections/open-connections';
import { createConnectionsFeature } from '@app/features/connections/connections-feature';
import { FileHandles } from '@app/files/file-handles';
import { Operations } from '@app/operations/operations';
import { createRouter } from '@app/router';
import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import type { Push } from '@contract/pushes';
import type { ConnectionTest } from '@core/connections/connection-test';
import type { CollectionRun } from '@core/coverage/coverage-ledger';
import { ExpectedFailure } from '@core/failure/failure';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';
import { QUICK } from '../../adapters/http/clients';
import { tinyConnector } from './tiny-connector';

/** The feature over a real data folder, behind the router, with a connector of the tests. */
export function openFeature(runs: readonly CollectionRun[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-connections-'));
  const store = new SettingsFiles(folder, openConfFile);
  const secrets = new MemorySecretStore();
  const pushes: Push[] = [];
  const bugs: unknown[] = [];
  const logBug = (_where: string, error: unknown): string => {
    bugs.push(error);
    return 'reference';
  };
  const push = (one: Push): void => void pushes.push(one);
  const operations = new Operations(push, logBug);
  const files = new FileHandles();
  const connectorOf = () => tinyConnector;
  const now = () => Date.now() * 1000;
  const limits = { ...QUICK, tries: 1 };
  const busy = new Set<string>();
  const connections = new OpenConnections({ store, secrets, connectorOf, now, limits });
  const handlers = createConnectionsFeature({
    store,
    secrets,
    connections,
    connectors: [tinyConnector],
    connectorOf,
    archive: { runs: () => Promise.resolve(runs), windows: () => Promise.resolve([]) },
    operations,
    files,
    push,
    now,
    isCollecting: (id) => busy.has(id),
    nextCollectionAt: () => null,
  });
  const router = createRouter(handlers, logBug);
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> => {
    const result = await router(name, input);
    if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.message, result.failure.detail);
    return result.value as CallAnswer<Name>;
  };
  const test = async (target: CallInput<'connections.test'>['target']): Promise<ConnectionTest> => {
    const { operation } = await ask('connections.test', { target });
    for (;;) {
      const end = pushes.find((one) => one.name === 'operation.ended' && one.body.id === operation);
      if (end?.name === 'operation.ended') {
        if (end.body.outcome !== 'done') throw new Error(JSON.stringify(end.body));
        return end.body.result as ConnectionTest;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { folder, secrets, pushes, bugs, files, busy, ask, test, close: () => rmSync(folder, { recursive: true }) };
}

export type OpenedFeature = ReturnType<typeof openFeature>;
