import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Page, test as base } from '@playwright/test';
import { runCli, type CliRun } from '../run-cli';

const root = resolve(import.meta.dirname, '../../../..');
const register = resolve(import.meta.dirname, 'register.mjs');
/** Chromium knows no app:// without Electron: the page lives here, and every request goes to the handler of app://. */
const PAGE = 'http://veritrail.localhost';
const OUR_FRAME = { parent: null, url: 'app://veritrail/index.html' };

type Told = Readonly<Record<string, unknown>> & { readonly told?: string; readonly id?: number };

/** STAND-IN, not Electron: the built main process under a stand-in `electron`, and its page in a real Chromium. */
export class StandInWindow {
  readonly dataFolder: string;
  readonly told: Told[] = [];
  /** Paths of the files that the test drops, by name: only Electron knows them. */
  readonly droppedPaths = new Map<string, string>();
  readonly #page: Page;
  readonly #waiting = new Map<number, (message: Told) => void>();
  #child: ChildProcess | null = null;
  #last = 0;

  constructor(dataFolder: string, page: Page) {
    this.dataFolder = dataFolder;
    this.#page = page;
  }

  /** Starts the built main process and waits until it has loaded its page. */
  async start(): Promise<void> {
    const program = join(root, 'out/main/index.js');
    const child = spawn(process.execPath, ['--import', register, program, '--data', this.dataFolder], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      cwd: root,
    });
    this.#child = child;
    this.told.length = 0;
    child.on('message', (message: Told) => this.#take(message));
    await this.until('load');
  }

  /** Prepares the page's world as Electron would (the built preload, its channels, app://), and opens it. */
  async openPage(): Promise<void> {
    const page = this.#page;
    await page.exposeFunction('standInInvoke', (channel: string, given: unknown[]) =>
      this.play('invoke', { channel, given, frame: OUR_FRAME }),
    );
    await page.exposeFunction('standInPath', (name: string) => this.droppedPaths.get(name) ?? '');
    await page.addInitScript(preloadWorld, readFileSync(join(root, 'out/preload/index.cjs'), 'utf8'));
    await page.route(`${PAGE}/**`, async (route) => {
      const address = route.request().url().replace(PAGE, 'app://veritrail');
      const answer = (await this.play('fetch', { address })) as {
        status: number;
        headers: Record<string, string>;
        body: string;
      };
      await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body, 'base64') });
    });
    await this.reopenPage();
  }

  async reopenPage(): Promise<void> {
    await this.#page.goto(`${PAGE}/index.html`);
  }

  /** Plays something that the user, the page or the system does. */
  async play(play: string, given: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = ++this.#last;
    const answer = new Promise<Told>((take) => this.#waiting.set(id, take));
    this.#child?.send({ id, play, ...given });
    const { value, error } = (await answer) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async until(told: string): Promise<Told> {
    for (;;) {
      const found = this.told.find((one) => one.told === told);
      if (found !== undefined) return found;
      if (this.#child?.exitCode !== null) throw new Error(`The main process ended (${this.#child?.exitCode}).`);
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }

  /** Closes the window as the user does; answers the exit code of the program. */
  async close(): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.send({ id: 0, play: 'close' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(timer);
    return child.exitCode;
  }

  cli(words: readonly string[]): Promise<CliRun> {
    return runCli(this.dataFolder, words);
  }

  #take(message: Told): void {
    if (message.told !== undefined) this.told.push(message);
    // The page is the first window's.
    if (message.told === 'send' && message['window'] === 0) {
      const { channel, given } = message as unknown as { channel: string; given: unknown[] };
      void this.#page.evaluate(deliver, { channel, given }).catch(() => undefined);
    }
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }
}

interface World {
  standInInvoke(channel: string, given: unknown[]): Promise<unknown>;
  standInPath(name: string): Promise<string>;
  standInListeners: Map<string, Set<(...given: unknown[]) => void>>;
  veritrail?: unknown;
}

/** Runs in the page: the built preload with the three things that it takes from Electron. */
function preloadWorld(preload: string): void {
  const world = window as unknown as World;
  world.standInListeners = new Map();
  const listenersOf = (channel: string) => {
    const known = world.standInListeners.get(channel) ?? new Set();
    world.standInListeners.set(channel, known);
    return known;
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: 'veritrail', api: unknown) => {
        world[name] = Object.freeze(api);
      },
    },
    ipcRenderer: {
      // A path is known to Electron at once and to the test only later: it is waited for here.
      invoke: async (channel: string, ...given: unknown[]) =>
        world.standInInvoke(
          channel,
          await Promise.all(given.map((one) => (Array.isArray(one) ? Promise.all(one) : one))),
        ),
      on: (channel: string, listener: (...given: unknown[]) => void) => listenersOf(channel).add(listener),
      removeListener: (channel: string, listener: (...given: unknown[]) => void) =>
        listenersOf(channel).delete(listener),
    },
    webUtils: { getPathForFile: (file: File) => world.standInPath(file.name) },
  };
  new Function('require', 'module', 'exports', preload)(() => electron, { exports: {} }, {});
}

/** Runs in the page: what the main process sends. */
function deliver({ channel, given }: { readonly channel: string; readonly given: readonly unknown[] }): void {
  for (const listener of (window as unknown as World).standInListeners.get(channel) ?? []) listener({}, ...given);
}

interface Fixtures {
  readonly app: StandInWindow;
}

/** `app` has its window open and `page` is its page. */
export const test = base.extend<Fixtures>({
  app: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-window-'));
    const app = new StandInWindow(join(folder, 'data'), page);
    await app.start();
    await app.openPage();
    await use(app);
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
