import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen } from 'electron';
import { BRIDGE_CHANNELS } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import { toAddress } from '@core/search/search-address';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import type { ApplicationProcess } from './application-process';
import { PAGE_ADDRESS } from './page-protocol';
import { besideWindow, placeWindow, type WindowPlace } from './window-place';

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

/**
 * All windows of this process, on one archive, each with a search of its own. The first one is the main one: it opens where it
 * was left and remembers where it goes; the others open a little beside the one that they came from.
 */
export class PageWindows {
  readonly #parts: Parts;
  /** The one that had the focus last is the last one. */
  #windows: readonly BrowserWindow[] = [];
  #main: BrowserWindow | null = null;
  #opening: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The window that the user works in; null: none is open. */
  get current(): BrowserWindow | null {
    return this.#windows.at(-1) ?? null;
  }

  /** Shows the window that is there, or opens the main one. */
  async show(): Promise<void> {
    // Two starts at once open one window.
    if (this.#opening !== null) return await this.#opening;
    const window = this.current;
    if (window === null) {
      this.#opening = this.open('').finally(() => {
        this.#opening = null;
      });
      return await this.#opening;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Opens one more window on a place of the page: what stands behind the `#/` of its address. */
  async open(place: string): Promise<void> {
    const beside = this.current;
    const remembered = (await this.#parts.application.readWindow()) ?? DEFAULT_SETTINGS.window;
    const isMain = this.#main === null;
    const screens = this.#parts.screen.getAllDisplays().map((display) => display.workArea);
    const wanted = beside === null ? remembered : besideWindow(beside.getNormalBounds());
    const window = this.#parts.make({ ...placeWindow(wanted, screens), ...this.#options() });
    if (wanted.isMaximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    if (isMain) {
      this.#main = window;
      rememberPlace(window, this.#parts.application);
    }
    this.#keep(window);
    await window.loadURL(place === '' ? PAGE_ADDRESS : `${PAGE_ADDRESS}#/${place}`);
  }

  /** Brings the user's window to what a link names; the page reads it, and says where it cannot. */
  async openLink(link: string): Promise<void> {
    const window = this.current;
    if (window === null) return await this.open(toAddress({ kind: 'link', link }));
    await this.show();
    send(window, { name: 'link.opened', body: { link } });
  }

  /** Tells every window. */
  tell(push: Push): void {
    for (const window of this.#windows) send(window, push);
  }

  /** Tells the window that the user works in; opens one where there is none. */
  async invoke(command: string): Promise<void> {
    const window = this.current;
    if (window === null) await this.show();
    else send(window, { name: 'command.invoked', body: { command } });
  }

  #keep(window: BrowserWindow): void {
    this.#windows = [...this.#windows, window];
    window.on('focus', () => {
      this.#windows = [...this.#windows.filter((one) => one !== window), window];
    });
    window.on('closed', () => {
      this.#windows = this.#windows.filter((one) => one !== window);
      if (this.#main === window) this.#main = null;
    });
  }

  #options(): BrowserWindowConstructorOptions {
    const { title, icon, theme, programDirectory } = this.#parts;
    return {
      title,
      icon,
      minWidth: 720,
      minHeight: 450,
      show: false,
      backgroundColor: theme.shouldUseDarkColors ? '#16181d' : '#ffffff',
      webPreferences: {
        preload: join(programDirectory, 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    };
  }
}

function send(window: BrowserWindow, push: Push): void {
  if (!window.isDestroyed()) window.webContents.send(BRIDGE_CHANNELS.push, push);
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
