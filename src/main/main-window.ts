import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen } from 'electron';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import type { ApplicationProcess } from './application-process';
import { PAGE_ADDRESS } from './page-protocol';
import { placeWindow, type WindowPlace } from './window-place';

/** A window that is moved writes its place once it rests. */
const REST_MS = 500;

interface Parts {
  readonly make: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, 'getAllDisplays'>;
  readonly theme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  readonly application: Pick<ApplicationProcess, 'readWindow' | 'writeWindow'>;
  readonly programDirectory: string;
  readonly icon: string;
  readonly title: string;
}

/** Opens the window where it was left and remembers where it goes. */
export async function openMainWindow(parts: Parts): Promise<BrowserWindow> {
  const place = (await parts.application.readWindow()) ?? DEFAULT_SETTINGS.window;
  const screens = parts.screen.getAllDisplays().map((display) => display.workArea);
  const window = parts.make({
    ...placeWindow(place, screens),
    title: parts.title,
    icon: parts.icon,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: parts.theme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: join(parts.programDirectory, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (place.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, parts.application);
  await window.loadURL(PAGE_ADDRESS);
  return window;
}

function rememberPlace(window: BrowserWindow, application: Parts['application']): void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) void application.writeWindow(placeOf(window));
  };
  const writeSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, REST_MS);
  };
  window.on('resize', writeSoon);
  window.on('move', writeSoon);
  window.on('maximize', writeSoon);
  window.on('unmaximize', writeSoon);
  window.on('close', write);
}

/** The size that it has when it is not maximised, so that it can go back to it. */
function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(400, Math.round(width)),
    height: Math.max(300, Math.round(height)),
    isMaximized: window.isMaximized(),
  };
}
