import { fork, type ChildProcess } from 'node:child_process';

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A process of its own for one part of the bench, so that its memory and its time are its own. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;

  constructor(script: string, nodeOptions: readonly string[] = []) {
    this.#process = fork(script, { serialization: 'advanced', execArgv: [...nodeOptions] });
    this.#process.on('message', (message) => {
      const answer = message as Answer;
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.error === undefined) waiting?.resolve(answer.value);
      else waiting?.reject(new Error(answer.error));
    });
    this.#process.on('exit', (code, signal) => {
      for (const one of this.#waiting.values()) one.reject(new Error(`${script} ended (${signal ?? code})`));
      this.#waiting.clear();
    });
  }

  ask<Value>(request: object): Promise<Value> {
    const id = ++this.#last;
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#process.send({ id, request });
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.disconnect();
    await ended;
  }
}

/** The child's side: answers each request in turn; ends with its parent. */
export function serveParent(answer: (request: never) => unknown): void {
  process.on('message', (message) => {
    const { id, request } = message as { id: number; request: never };
    Promise.resolve()
      .then(() => answer(request))
      .then(
        (value) => process.send?.({ id, value }),
        (error: unknown) =>
          process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
}
