import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineNode, root } from './run-cli';

const STOP_WITHIN_MS = 60_000;

/** A stand-in as `veritrail demo-backends` prints it. */
export interface PrintedStandIn {
  readonly connector: string;
  readonly address: string;
  readonly account: string;
  readonly secret: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
}

/** A stand-in in a process of its own, that can be stopped and come back with the same entries on the same port. */
export class StandInProcess {
  readonly #words: readonly string[];
  #child: ChildProcess | null = null;
  #printed: PrintedStandIn | null = null;

  private constructor(words: readonly string[]) {
    this.#words = words;
  }

  static async start(name: string, more: readonly string[] = []): Promise<StandInProcess> {
    const port = String(await freePort());
    const madeAt = new Date().toISOString();
    const process = new StandInProcess(['--only', name, '--port', port, '--made-at', madeAt, ...more]);
    await process.come();
    return process;
  }

  get printed(): PrintedStandIn {
    if (this.#printed === null) throw new Error('the stand-in has not started');
    return this.#printed;
  }

  async come(): Promise<void> {
    const script = join(root, 'out/cli/index.js');
    const child = spawn(machineNode(), [script, 'demo-backends', '--json', ...this.#words], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    let said = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      said += text;
    });
    while (!said.includes('\n')) {
      if (child.exitCode !== null) throw new Error(`the stand-in ended with ${child.exitCode}`);
      await sleep(20);
    }
    const [printed] = JSON.parse(said) as PrintedStandIn[];
    this.#printed = printed ?? null;
  }

  /** Types a line, such as `on panel unavailable-without-retry-after`. */
  say(line: string): void {
    this.#child?.stdin?.write(`${line}\n`);
  }

  async go(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }
}

/**
 * A free port below those that the system gives to outgoing connections: none of them may sit on it while the stand-in is
 * away.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
