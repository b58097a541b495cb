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
import { linkAmong } from '@core/links/link';
import { ApplicationProcess } from './application-process';
import { startDemoProgram } from './demo-program';
import { pickSources, pickTarget } from './dialogs';
import { denyPermissions, guardContents } from './guard-contents';
import { takeLinks } from './links';
import { buildMenu } from './menu';
import { answerPage } from './page-calls';
import { createPageHandler, PAGE_SCHEME } from './page-protocol';
import { PageWindows } from './page-windows';
import type { HostQuestion } from './process-words';
import { readDataArgument } from './program-arguments';
import { stopWithStarter } from './stop-with-starter';

const programDirectory = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = chooseDataFolder(readDataArgument(process.argv), process.env);

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
prepareDataFolder(dataFolder);
app.setPath('userData', join(dataFolder, 'electron'));
const log = new FileLog(join(dataFolder, 'veritrail.log'));

const application = new ApplicationProcess({
  fork: (...given) => utilityProcess.fork(...given),
  program: join(programDirectory, 'main', 'application.js'),
  start: { dataFolder, programDirectory, version: VERSION },
  answer: answerApplication,
  onPush: (push) => windows.tell(push),
  logBug: log.logBug,
});

const windows = new PageWindows({
  make: (options) => new BrowserWindow(options),
  screen,
  theme: nativeTheme,
  application,
  programDirectory,
  icon: join(programDirectory, '..', 'resources', 'icon.png'),
  title: isDemoFolder(dataFolder) ? 'Veritrail (demo)' : 'Veritrail',
});

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  const links = takeLinks(app, (link) => windows.openLink(link));
  app.on('second-instance', (_event, words) => {
    const link = linkAmong(words);
    void (link === null ? windows.show() : windows.openLink(link));
  });
  app.on('activate', () => void windows.show());
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell));
  closeBeforeQuitting();
  stopWithStarter(() => app.quit());
  await app.whenReady();
  denyPermissions(session.defaultSession);
  protocol.handle(PAGE_SCHEME.scheme, createPageHandler(listPageFiles(join(programDirectory, 'renderer'))));
  answerPage(ipcMain, application);
  const invoke = (command: string): void => void windows.invoke(command);
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(process.platform, invoke)));
  await links.begin(linkAmong(process.argv), () => windows.show());
}

async function answerApplication(question: HostQuestion): Promise<unknown> {
  const parts = { dialog, app, window: () => windows.current };
  switch (question.ask) {
    case 'pick-sources':
      return await pickSources(parts, question.what);
    case 'pick-target':
      return await pickTarget(parts, question.suggestedName);
    case 'open-demo':
      return startDemoProgram(app, question.dataFolder) ?? null;
    case 'open-window':
      return (await (question.link === null ? windows.show() : windows.openLink(question.link))) ?? null;
    case 'new-window':
      return (await windows.open(question.place)) ?? null;
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
