import type { UtilityProcess, utilityProcess } from 'electron';
import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';
import type { Settings } from '@core/settings/settings';
import { Peer } from './peer';
import {
  type ApplicationQuestion,
  type ApplicationStart,
  type HostQuestion,
  hostQuestionSchema,
  type Told,
} from './process-words';

interface Parts {
  readonly fork: (typeof utilityProcess)['fork'];
  /** The built program of the application's process. */
  readonly program: string;
  readonly start: ApplicationStart;
  readonly answer: (question: HostQuestion) => Promise<unknown>;
  readonly onPush: (push: Push) => void;
  readonly logBug: (where: string, error: unknown) => string;
}

/** Starts the application's process, again where it has died, and passes on what windows ask and what it tells. */
export class ApplicationProcess {
  readonly #parts: Parts;
  #running: { readonly child: UtilityProcess; readonly peer: Peer } | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects; a process that dies in the middle gives `host-stopped`, and the next call starts another. */
  async call(name: string, input: unknown): Promise<Result<unknown>> {
    const result = await this.#ask({ ask: 'call', name, input });
    return result.ok ? (result.value as Result<unknown>) : result;
  }

  /** Handles for paths that the user dropped on the window. */
  async addSources(paths: readonly string[]): Promise<readonly FileHandle[]> {
    return (await this.#peer().askValue({ ask: 'sources', paths })) as readonly FileHandle[];
  }

  /** null: it is not known, because the archive cannot be opened. */
  async readWindow(): Promise<Settings['window'] | null> {
    const result = await this.#ask({ ask: 'window.read' });
    return result.ok ? (result.value as Settings['window']) : null;
  }

  async writeWindow(window: Settings['window']): Promise<void> {
    await this.#ask({ ask: 'window.write', window });
  }

  /** Closes the archive in an orderly way, then the process. */
  async close(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    await running.peer.ask({ ask: 'close' });
    running.child.kill();
  }

  #ask(question: ApplicationQuestion): Promise<Result<unknown>> {
    return this.#peer().ask(question);
  }

  #peer(): Peer {
    this.#running ??= this.#start();
    return this.#running.peer;
  }

  #start(): { readonly child: UtilityProcess; readonly peer: Peer } {
    const { fork, program, start, answer, onPush, logBug } = this.#parts;
    const child = fork(program, [JSON.stringify(start)], { serviceName: 'Veritrail application', stdio: 'inherit' });
    const peer = new Peer({
      port: child,
      answer: (question) => answer(hostQuestionSchema.parse(question)),
      hear: (what) => onPush((what as Told).push),
      logBug,
    });
    child.on('message', peer.receive);
    child.once('exit', () => {
      peer.stop();
      this.#running = null;
    });
    return { child, peer };
  }
}
