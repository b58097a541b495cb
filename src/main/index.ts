import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { FileLog } from '@app/adapters/log/file-log';
import { chooseDataFolder, isDemoFolder, prepareDataFolder } from '@app/data-folder';
import { listPageFiles } from '@app/page/page-files';
import { VERSION } from '@app/version';
import { BRIDGE_CHANNELS } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import { ApplicationProcess } from './application-process';
import { startDemoProgram } from './demo-program';
import { pickSources, pickTarget } from './dialogs';
import { denyPermissions, guardContents } from './guard-contents';
import { openMainWindow } from './main-window';
import { buildMenu } from './menu';
import { answerPage } from './page-calls';
import { createPageHandler, PAGE_SCHEME } from './page-protocol';
import type { HostQuestion } from './process-words';
import { readDataArgument } from './program-arguments';
import { stopWithStarter } from './stop-with-starter';

const programDirectory = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = chooseDataFolder(readDataArgument(process.argv), process.env);
let window: BrowserWindow | null = null;

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
prepareDataFolder(dataFolder);
app.setPath('userData', join(dataFolder, 'electron'));
const log = new FileLog(join(dataFolder, 'veritrail.log'));

const application = new ApplicationProcess({
  fork: (...given) => utilityProcess.fork(...given),
  program: join(programDirectory, 'main', 'application.js'),
  start: { dataFolder, programDirectory, version: VERSION },
  answer: answerApplication,
  onPush: tellPage,
  logBug: log.logBug,
});

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  app.on('second-instance', showWindow);
  app.on('activate', () => void openWindow());
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell));
  closeBeforeQuitting();
  stopWithStarter(() => app.quit());
  await app.whenReady();
  denyPermissions(session.defaultSession);
  protocol.handle(PAGE_SCHEME.scheme, createPageHandler(listPageFiles(join(programDirectory, 'renderer'))));
  answerPage(ipcMain, application);
  const invoke = (command: string): void => tellPage({ name: 'command.invoked', body: { command } });
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(process.platform, invoke)));
  await openWindow();
}

async function openWindow(): Promise<void> {
  if (window !== null) return showWindow();
  window = await openMainWindow({
    make: (options) => new BrowserWindow(options),
    screen,
    theme: nativeTheme,
    application,
    programDirectory,
    icon: join(programDirectory, '..', 'resources', 'icon.png'),
    title: isDemoFolder(dataFolder) ? 'Veritrail (demo)' : 'Veritrail',
  });
  window.on('closed', () => {
    window = null;
  });
}

function showWindow(): void {
  if (window?.isMinimized() === true) window.restore();
  window?.show();
  window?.focus();
}

function tellPage(push: Push): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(BRIDGE_CHANNELS.push, push);
}

async function answerApplication(question: HostQuestion): Promise<unknown> {
  const parts = { dialog, app, window: () => window };
  switch (question.ask) {
    case 'pick-sources':
      return await pickSources(parts, question.what);
    case 'pick-target':
      return await pickTarget(parts, question.suggestedName);
    case 'open-demo':
      return startDemoProgram(app, question.dataFolder) ?? null;
    case 'open-window':
      return showWindow() ?? null;
  }
}

/** The archive is closed in an orderly way first. */
function closeBeforeQuitting(): void {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void application.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
