import { connect, type Socket } from 'node:net';
import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import { ExpectedFailure } from '@core/failure/failure';
import { LARGEST_LINE, LineChannel } from './line-channel';
import { readOwner } from './owner-address';
import type { OwnerMessage, Question } from './owner-protocol';

const CONNECT_WITHIN_MS = 5000;

const stopped = (): Result<never> => ({
  ok: false,
  failure: {
    code: 'host-stopped',
    message: 'The Veritrail that had this data folder open has stopped in the middle; try again.',
  },
});

/** A connection to the process that owns the data folder. Every question is answered, if only with `host-stopped`. */
export class OwnerClient {
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  readonly #channel: LineChannel;
  #last = 0;
  #isClosed = false;

  private constructor(socket: Socket, onPush: (push: Push) => void, onClosed: () => void) {
    this.#channel = new LineChannel(socket, (message) => this.#take(message as OwnerMessage, onPush));
    socket.on('close', () => {
      this.#isClosed = true;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const resolve of waiting) resolve(stopped());
      onClosed();
    });
  }

  /** null: nobody owns the folder, or whoever did is gone. */
  static async connect(
    dataFolder: string,
    on: { readonly push: (push: Push) => void; readonly closed: () => void },
  ): Promise<OwnerClient | null> {
    const owner = readOwner(dataFolder);
    if (owner === null) return null;
    const socket = await openSocket(owner.address);
    if (socket === null) return null;
    let isWelcome = false;
    const client = new OwnerClient(socket, on.push, () => {
      if (isWelcome) on.closed();
    });
    const timer = setTimeout(() => client.close(), CONNECT_WITHIN_MS);
    const hello = await client.ask({ ask: 'hello', key: owner.key, dataFolder });
    clearTimeout(timer);
    isWelcome = hello.ok && !client.#isClosed;
    if (!isWelcome) client.close();
    return isWelcome ? client : null;
  }

  /** Never rejects. */
  ask(question: Question): Promise<Result<unknown>> {
    if (this.#isClosed) return Promise.resolve(stopped());
    return new Promise((resolve) => {
      const id = ++this.#last;
      this.#waiting.set(id, resolve);
      if (this.#channel.send({ id, question })) return;
      this.#waiting.delete(id);
      const message = `That is longer than ${LARGEST_LINE / 1_000_000} MB, which is the most that can be passed on at once.`;
      resolve({ ok: false, failure: { code: 'invalid-input', message } });
    });
  }

  /** The value of an answer; throws the failure. */
  async askValue(question: Question): Promise<unknown> {
    const result = await this.ask(question);
    if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.message, result.failure.detail);
    return result.value;
  }

  close(): void {
    this.#channel.close();
  }

  #take(message: OwnerMessage, onPush: (push: Push) => void): void {
    if ('push' in message) return onPush(message.push);
    const resolve = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    resolve?.(message.result);
  }
}

function openSocket(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const timer = setTimeout(() => socket.destroy(new Error('The owner does not answer.')), CONNECT_WITHIN_MS);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(null);
    });
  });
}
