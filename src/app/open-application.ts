import { join } from 'node:path';
import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import { ALL_CONNECTORS, connectorOf } from '@core/backends/connectors';
import type { SecretStore } from '@core/secrets/secret-store';
import { openDuckDbArchive } from './adapters/archive/open-duckdb-archive';
import { KeychainSecretStore } from './adapters/keychain/keychain-secret-store';
import { FileLog } from './adapters/log/file-log';
import { SettingsFiles } from './adapters/settings/settings-files';
import { openConfFile } from './adapters/settings/store-file';
import type { Application, ApplicationOptions } from './application';
import { OpenConnections } from './connections/open-connections';
import { demoFolderOf, prepareDataFolder, stagingFolderOf, sweepStaging } from './data-folder';
import { createAnnotationsFeature } from './features/annotations/annotations-feature';
import { machineUser } from './features/annotations/machine-user';
import { createLensesFeature } from './features/lenses/lenses-feature';
import { createPersonsFeature } from './features/persons/persons-feature';
import { createApplicationFeature } from './features/application/application-feature';
import { createArtefactsFeature } from './features/artefacts/artefacts-feature';
import { showFileIn } from './features/artefacts/show-file';
import { createClearLogFeature } from './features/clear-log/clear-log-feature';
import { createConnectionsFeature } from './features/connections/connections-feature';
import { createEntryFeature } from './features/entry/entry-feature';
import { createExportsFeature } from './features/exports/exports-feature';
import { createFilesFeature } from './features/files/files-feature';
import { createImportsFeature } from './features/imports/imports-feature';
import { createLinksFeature } from './features/links/links-feature';
import { createOperationsFeature } from './features/operations/operations-feature';
import { AskedQuestions } from './features/search/asked-questions';
import { createSearchFeature } from './features/search/search-feature';
import { createSettingsFeature } from './features/settings/settings-feature';
import { createWindowsFeature } from './features/windows/windows-feature';
import { FileHandles } from './files/file-handles';
import type { Handlers } from './handlers';
import { keptSearches } from './kept-searches';
import { Operations } from './operations/operations';
import { createRouter } from './router';
import { type Collecting, type CollectingParts, startCollecting } from './start-collecting';
import { Throttle } from './throttle';

/** At most four `archive.changed` a second. */
const CHANGE_INTERVAL_MS = 250;

/** Everyone who listens to pushes; a listener that throws does not keep the others from hearing. */
class Listeners {
  readonly #listeners = new Set<(push: Push) => void>();
  readonly #log: FileLog;

  constructor(log: FileLog) {
    this.#log = log;
  }

  readonly push = (push: Push): void => {
    for (const listener of this.#listeners) {
      try {
        listener(push);
      } catch (error) {
        this.#log.logBug(`push ${push.name}`, error);
      }
    }
  };

  add(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Builds the adapters and hands them to the features. The archive is opened first: it is the lock that makes this process
 * the owner of the data folder. Fails with `archive-busy` where another process has it, and with `archive-damaged`,
 * `archive-newer` or `archive-unavailable`.
 */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  prepareDataFolder(options.dataFolder);
  const log = new FileLog(join(options.dataFolder, 'veritrail.log'));
  const archive = await openDuckDbArchive({ dataFolder: options.dataFolder });
  try {
    return startApplication(options, archive, log);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

function startApplication(options: ApplicationOptions, archive: Archive, log: FileLog): Application {
  const { dataFolder, host } = options;
  sweepStaging(dataFolder);
  const settings = new SettingsFiles(dataFolder, options.openStoreFile ?? openConfFile);
  const listeners = new Listeners(log);
  const operations = new Operations(listeners.push, log.logBug);
  const files = new FileHandles();
  const asked = new AskedQuestions();
  const now = (): number => Date.now() * 1000;
  const secrets = options.secrets ?? new KeychainSecretStore();
  const connections = new OpenConnections({
    store: settings,
    secrets,
    connectorOf,
    now,
    ...(options.httpLimits === undefined ? {} : { limits: options.httpLimits }),
  });
  const shared = { archive, connections, operations, push: listeners.push, now, logBug: log.logBug };
  const collecting = startCollecting({ ...shared, groups: () => settings.readTenantGroups(), host: host.kind });
  const handlers: Handlers = {
    ...createApplicationFeature({
      archive,
      settings,
      operations,
      host,
      dataFolder,
      demoFolder: demoFolderOf(dataFolder),
      isDemo: options.isDemo,
    }),
    ...createSettingsFeature({ settings, push: listeners.push }),
    ...createWindowsFeature(host),
    ...createLinksFeature({ archive }),
    ...createFilesFeature({ files, host, stagingFolder: stagingFolderOf(dataFolder) }),
    ...createOperationsFeature({ operations }),
    ...createSearchFeature({ archive, asked, push: listeners.push }),
    ...createEntryFeature({ archive, files }),
    ...createImportsFeature({
      archive,
      settings,
      operations,
      files,
      programDirectory: options.programDirectory,
      dataFolder,
    }),
    ...keptSearches({
      ...{ archive, settings, connections, files, now },
      answer: (ask, work) => asked.answer(ask, work),
      push: listeners.push,
      version: host.version,
    }),
    ...createExportsFeature({ archive, operations, files }),
    ...createAnnotationsFeature({ archive, settings, operations, push: listeners.push, now, machineUser }),
    ...lensFeatures({ archive, files, asked, push: listeners.push, now, settings }),
    ...backendFeatures({ ...shared, settings, secrets, files, collecting, dataFolder }),
  };
  const stopTelling = tellChanges(archive, listeners, log);
  log.write(`opened by ${host.kind} ${host.version} (process ${process.pid}, Node ${process.versions.node})`);
  return {
    call: createRouter(handlers, log.logBug),
    subscribe: (listener) => listeners.add(listener),
    files,
    logBug: log.logBug,
    readWindow: () => settings.readSettings().window,
    writeWindow: (window) => settings.writeSettings({ ...settings.readSettings(), window }),
    close: async () => {
      await collecting.stop();
      await operations.stop();
      stopTelling();
      await files.releaseAll();
      await archive.close();
      log.write('closed');
    },
  };
}

interface LensParts {
  readonly archive: Archive;
  readonly files: FileHandles;
  readonly asked: AskedQuestions;
  readonly push: (push: Push) => void;
  readonly now: () => number;
  readonly settings: SettingsFiles;
}

/** What the application knows of persons, and the searches that ship with it. */
function lensFeatures({ archive, files, asked, push, now, settings }: LensParts) {
  const who = (): string => settings.readSettings().reviewer ?? machineUser();
  return {
    ...createPersonsFeature({ archive, push, now, who }),
    ...createLensesFeature({ archive, files, push, now, who, answer: (ask, work) => asked.answer(ask, work) }),
  };
}

interface BackendParts extends Omit<CollectingParts, 'host' | 'groups'> {
  readonly settings: SettingsFiles;
  readonly secrets: SecretStore;
  readonly files: FileHandles;
  readonly collecting: Collecting;
  readonly dataFolder: string;
}

/** What the application does with live backends: connections, collecting, artefacts, Clear Log. */
function backendFeatures({ settings, secrets, files, collecting, dataFolder, ...shared }: BackendParts) {
  const { archive, connections, operations, push, now } = shared;
  return {
    ...createConnectionsFeature({
      store: settings,
      secrets,
      connections,
      connectors: ALL_CONNECTORS,
      connectorOf,
      archive,
      operations,
      files,
      push,
      now,
      isCollecting: collecting.isCollecting,
      nextCollectionAt: collecting.nextCollectionAt,
    }),
    ...collecting.handlers,
    ...createArtefactsFeature({
      archive,
      connections,
      operations,
      files,
      showFile: showFileIn(stagingFolderOf(dataFolder)),
    }),
    ...createClearLogFeature({ archive, connections, operations, collect: collecting.collectRange, now }),
  };
}

/** Tells of every change of the archive, at most four times a second, until the answer is called. */
function tellChanges(archive: Archive, listeners: Listeners, log: FileLog): () => void {
  const tellChange = async (): Promise<void> =>
    listeners.push({ name: 'archive.changed', body: await archive.summary() });
  const throttle = new Throttle(CHANGE_INTERVAL_MS, () => {
    tellChange().catch((error: unknown) => log.logBug('archive.changed', error));
  });
  const stopListening = archive.onChanged(throttle.call);
  return () => {
    stopListening();
    throttle.stop();
  };
}
