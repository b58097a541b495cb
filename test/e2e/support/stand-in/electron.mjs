// STAND-IN, not Electron: the part of Electron's main process that Veritrail uses, played over the channel to the test that
// started it. The test owns the real Chromium page; this file carries what goes between page and main process. It proves
// that the built main, the built preload and the built application process work together; it proves nothing of Electron.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

const isUtility = process.env.STAND_IN_UTILITY === '1';
const tell = (message) => process.connected && process.send(message);

const invokeHandlers = new Map();
const schemeHandlers = new Map();
const windows = [];
const permissions = {};
let menu = [];
let nextDialog = null;
let dialogOptions = null;

class StandInApp extends EventEmitter {
  isPackaged = false;
  #paths = new Map([['documents', process.cwd()]]);
  #isQuitting = false;
  setPath = (name, path) => this.#paths.set(name, path);
  getPath = (name) => this.#paths.get(name);
  getAppPath = () => process.cwd();
  setAsDefaultProtocolClient = (scheme) => tell({ told: 'protocol', scheme });
  requestSingleInstanceLock = () => true;
  whenReady = () => Promise.resolve();
  quit() {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented || this.#isQuitting) return;
    this.#isQuitting = true;
    tell({ told: 'quit' });
    setTimeout(() => process.exit(0), 20);
  }
}

class StandInContents extends EventEmitter {
  openHandler = () => ({ action: 'allow' });
  setWindowOpenHandler = (handler) => {
    this.openHandler = handler;
  };
  getURL = () => 'app://veritrail/index.html';
  constructor(window) {
    super();
    this.window = window;
  }
  send = (channel, ...given) => tell({ told: 'send', window: windows.indexOf(this.window), channel, given });
}

class StandInWindow extends EventEmitter {
  webContents = new StandInContents(this);
  #bounds;
  #isMaximized = false;
  #isDestroyed = false;
  constructor(options) {
    super();
    const { x = 0, y = 0, width, height } = options;
    this.#bounds = { x, y, width, height };
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    const { icon: _icon, ...plain } = options;
    tell({ told: 'window', options: plain });
  }
  loadURL = async (address) => {
    tell({ told: 'load', address, window: windows.indexOf(this) });
    this.emit('ready-to-show');
  };
  getNormalBounds = () => this.#bounds;
  isMaximized = () => this.#isMaximized;
  isMinimized = () => false;
  isDestroyed = () => this.#isDestroyed;
  maximize = () => {
    this.#isMaximized = true;
    this.emit('maximize');
  };
  show = () => tell({ told: 'show' });
  focus = () => {
    tell({ told: 'focus', window: windows.indexOf(this) });
    this.emit('focus');
  };
  restore = () => undefined;
  moveTo(bounds) {
    this.#bounds = bounds;
    this.emit('move');
  }
  close() {
    this.emit('close', { preventDefault: () => undefined });
    this.#isDestroyed = true;
    this.emit('closed');
    if (windows.every((one) => one.isDestroyed())) app.emit('window-all-closed');
  }
}

/** A child process in place of a utility process: it gets no `app`, and a `parentPort`. */
function forkUtility(program, words) {
  const child = fork(program, words, {
    execArgv: ['--import', new URL('register.mjs', import.meta.url).href],
    env: { ...process.env, STAND_IN_UTILITY: '1' },
    serialization: 'advanced',
  });
  const utility = new EventEmitter();
  child.on('message', (message) => utility.emit('message', message));
  child.on('exit', (code) => utility.emit('exit', code));
  tell({ told: 'utility', processId: child.pid });
  return Object.assign(utility, {
    postMessage: (message) => child.connected && child.send(message),
    kill: () => child.kill('SIGTERM'),
  });
}

const keep = (name) => (handler) => {
  permissions[name] = handler;
};
const itemsOf = (template) => template.flatMap((one) => [one, ...itemsOf(one.submenu ?? [])]);

/** What the test plays: the page's messages, the user's clicks, the system's answers. */
const played = {
  invoke: async ({ channel, given, frame }) => await invokeHandlers.get(channel)({ senderFrame: frame }, ...given),
  fetch: async ({ address }) => {
    const answer = await schemeHandlers.get('app')(new Request(address));
    const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
  },
  menu: () => itemsOf(menu).map(({ id, label, accelerator, role }) => ({ id, label, accelerator, role })),
  click: ({ command }) =>
    itemsOf(menu)
      .find((one) => one.id === command)
      .click(),
  dialog: ({ answer }) => {
    nextDialog = answer;
  },
  'dialog-options': () => dialogOptions,
  move: ({ bounds }) => windows.at(-1).moveTo(bounds),
  maximize: () => windows.at(-1).maximize(),
  close: () => {
    for (const window of windows.filter((one) => !one.isDestroyed()).reverse()) window.close();
  },
  'close-window': ({ window }) => windows[window].close(),
  focus: ({ window }) => windows[window].focus(),
  'open-url': ({ address }) => app.emit('open-url', { preventDefault: () => undefined }, address),
  'second-instance': ({ words = [] }) => app.emit('second-instance', {}, words),
  navigate: ({ address }) => {
    let isPrevented = false;
    const event = { url: address, preventDefault: () => (isPrevented = true) };
    windows.at(-1).webContents.emit('will-navigate', event);
    return isPrevented;
  },
  open: ({ address }) => windows.at(-1).webContents.openHandler({ url: address }),
  permission: ({ permission }) =>
    new Promise((resolve) => permissions.request({ getURL: () => 'app://veritrail/' }, permission, resolve)),
};

if (!isUtility) {
  process.on('message', async ({ id, play, ...given }) => {
    try {
      tell({ id, value: (await played[play](given)) ?? null });
    } catch (error) {
      tell({ id, error: String(error) });
    }
  });
}

const showDialog = async (...given) => {
  dialogOptions = given.at(-1);
  return nextDialog ?? { canceled: true, filePaths: [], filePath: '' };
};

export const app = isUtility ? undefined : new StandInApp();
export const ipcMain = isUtility
  ? undefined
  : { handle: (channel, handler) => invokeHandlers.set(channel, handler), on: () => undefined };
export const BrowserWindow = StandInWindow;
export const dialog = { showOpenDialog: showDialog, showSaveDialog: showDialog };
export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => {
    menu = template;
  },
};
export const nativeTheme = { shouldUseDarkColors: false };
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => tell({ told: 'schemes', schemes }),
  handle: (scheme, handler) => schemeHandlers.set(scheme, handler),
};
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
  },
};
export const shell = {
  openExternal: async (address) => tell({ told: 'external', address }),
  openPath: async () => '',
};
export const utilityProcess = { fork: forkUtility };
// electron-store imports it whole.
// eslint-disable-next-line no-restricted-syntax
export default { app, ipcMain, shell };
