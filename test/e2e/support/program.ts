import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { type CliRun, machineNode, root, runCli } from './run-cli';

const START_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 60_000;

/** The built program behind its loopback door, on a data folder of its own. */
export class Program {
  readonly dataFolder: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #address = '';

  /** `environment`: on top of this process's own. */
  constructor(dataFolder: string, environment: Readonly<Record<string, string>> = {}) {
    this.dataFolder = dataFolder;
    this.#environment = environment;
  }

  /** The start address that the program printed; good for one use. */
  get address(): string {
    return this.#address;
  }

  /** `http://127.0.0.1:<port>` */
  get origin(): string {
    return new URL(this.#address).origin;
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const script = join(root, 'out/local-web/index.js');
    const child = spawn(machineNode(), [script, '--data', this.dataFolder, '--print-address'], {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    let complained = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text;
    });
    const deadline = Date.now() + START_WITHIN_MS;
    for (;;) {
      const address = /^(http:\S+)\n/m.exec(said)?.[1];
      if (address !== undefined) {
        this.#address = address;
        return;
      }
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The program did not start (exit ${child.exitCode}): ${complained}${said}`);
      }
      await sleep(20);
    }
  }

  /** Answers the exit code; null where it had to be killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return 0;
    if (child.exitCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
    return child.exitCode;
  }

  /** Stops the program and starts it again on the same data folder; the page has to be opened anew. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Runs the built command line on the same data folder. */
  async cli(args: readonly string[], input = ''): Promise<CliRun> {
    return await runCli(this.dataFolder, args, input);
  }
}

interface Fixtures {
  readonly program: Program;
}

/** `page` is open on the program's first screen; `program` is stopped and its data folder removed after the test. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
  program: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-e2e-'));
    const program = new Program(join(folder, 'data'));
    await program.start();
    await use(program);
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  page: async ({ page, program }, use) => {
    await page.goto(program.address);
    // The page writes its own place behind the `#` as soon as it has one.
    await page.waitForURL(({ origin, pathname }) => origin === program.origin && pathname === '/');
    await use(page);
  },
});

export { expect } from '@playwright/test';
