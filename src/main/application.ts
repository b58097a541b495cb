import { join } from 'node:path';
import { FileLog } from '@app/adapters/log/file-log';
import { isDemoFolder, prepareDataFolder } from '@app/data-folder';
import { connectApplication } from '@app/ownership/connect-application';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import { showDemo } from '@app/show-demo';
import { ExpectedFailure } from '@core/failure/failure';
import { startDemoConnections } from '@demo/backends/demo-connections';
import { demoImports } from '@demo/demo-imports';
import { createElectronHost } from './electron-host';
import { openElectronStoreFile } from './electron-store-file';
import { Peer } from './peer';
import {
  type ApplicationQuestion,
  applicationQuestionSchema,
  applicationStartSchema,
  type Told,
} from './process-words';

/** The application's own process in Electron (a utility process): nothing that it does can freeze the window. */
const start = applicationStartSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
prepareDataFolder(start.dataFolder);
const log = new FileLog(join(start.dataFolder, 'veritrail.log'));

const peer = new Peer({
  port: process.parentPort,
  answer: async (question) => answer(await connected, applicationQuestionSchema.parse(question)),
  hear: () => undefined,
  logBug: log.logBug,
});
const connected = connect();
process.parentPort.on('message', ({ data }) => peer.receive(data));

async function connect(): Promise<ConnectedApplication> {
  const host = createElectronHost(start.version, (question) => peer.askValue(question));
  const { dataFolder, programDirectory } = start;
  const options = { dataFolder, programDirectory, host, openStoreFile: openElectronStoreFile, keepTrying: true };
  const application = await connectApplication(options);
  application.subscribe((push) => peer.tell({ push } satisfies Told));
  if (isDemoFolder(dataFolder) && application.isOwner()) {
    const makers = { imports: demoImports, connect: startDemoConnections };
    await showDemo(application, dataFolder, makers).catch((error: unknown) => log.logBug('demo', error));
  }
  return application;
}

async function answer(application: ConnectedApplication, question: ApplicationQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'call':
      return await application.call(question.name, question.input);
    case 'sources':
      return await addSources(application, question.paths);
    case 'window.read':
      return await application.readWindow();
    case 'window.write':
      return (await application.writeWindow(question.window)) ?? null;
    case 'close':
      return (await application.close()) ?? null;
  }
}

/** What cannot be read among dropped files is left out where others can be. */
async function addSources(application: ConnectedApplication, paths: readonly string[]): Promise<unknown> {
  const added = await Promise.allSettled(paths.map((path) => application.addSource(path)));
  const handles = added.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (handles.length > 0 || paths.length === 0) return handles;
  throw new ExpectedFailure('file-unreadable', 'None of what was dropped can be read; check that it still exists.');
}
