import { chmodSync, realpathSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Result } from '@contract/result';
import { ExpectedFailure } from '@core/failure/failure';
import type { Application, HostServices } from '../application';
import type { BugLog } from '../router';
import { LARGEST_LINE, LineChannel } from './line-channel';
import { makeOwnerAddress, type OwnerAddress, publishOwner, withdrawOwner } from './owner-address';
import { type OwnerMessage, type Question, requestSchema } from './owner-protocol';

const HELLO_WITHIN_MS = 5000;
/** A host that has so many bytes of pushes waiting does not read: progress is left out for it. */
const LARGEST_BACKLOG = 8_000_000;

interface Parts {
  readonly application: Application;
  readonly host: HostServices;
  readonly dataFolder: string;
  readonly logBug: BugLog;
}

/** Serves the owner's application to the other hosts of this user, over a socket that only this user can open. */
export class OwnerServer {
  readonly #parts: Parts;
  readonly #address: OwnerAddress;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#address = makeOwnerAddress(parts.dataFolder);
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(parts: Parts): Promise<OwnerServer> {
    const made = new OwnerServer(parts);
    await new Promise<void>((resolve, reject) => {
      made.#server.once('error', reject).listen(made.#address.address, resolve);
    });
    if (process.platform !== 'win32') chmodSync(made.#address.address, 0o600);
    publishOwner(parts.dataFolder, made.#address);
    // Serving others is no reason to keep the process.
    made.#server.unref();
    return made;
  }

  /** Ends every connection; what was being answered fails with `host-stopped` at the other side. */
  async close(): Promise<void> {
    withdrawOwner(this.#parts.dataFolder, this.#address);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    let isKnown = false;
    const stranger = setTimeout(() => socket.destroy(), HELLO_WITHIN_MS);
    const channel = new LineChannel(socket, (message) => {
      const request = requestSchema.safeParse(message);
      if (!request.success) return channel.close();
      const { id, question } = request.data;
      if (question.ask === 'hello') {
        isKnown = question.key === this.#address.key && isSameFolder(question.dataFolder, this.#parts.dataFolder);
        clearTimeout(stranger);
      }
      if (!isKnown) return channel.close();
      void this.#answer(question).then((result) => sendAnswer(channel, id, result));
    });
    const stop = this.#parts.application.subscribe((push) => {
      if (!isKnown) return;
      if (push.name === 'operation.progress' && channel.backlog > LARGEST_BACKLOG) return;
      channel.send({ push } satisfies OwnerMessage);
    });
    socket.on('close', () => {
      clearTimeout(stranger);
      stop();
      this.#sockets.delete(socket);
    });
  }

  async #answer(question: Question): Promise<Result<unknown>> {
    try {
      if (question.ask === 'call') return await this.#parts.application.call(question.name, question.input);
      return { ok: true, value: await this.#do(question) };
    } catch (error) {
      if (error instanceof ExpectedFailure) return { ok: false, failure: error.toFailure() };
      const reference = this.#parts.logBug(`owner ${question.ask}`, error);
      return {
        ok: false,
        failure: {
          code: 'internal',
          message: `Something went wrong inside Veritrail (${reference}).`,
          detail: reference,
        },
      };
    }
  }

  async #do(question: Exclude<Question, { ask: 'call' }>): Promise<unknown> {
    const { application, host } = this.#parts;
    switch (question.ask) {
      case 'hello':
        return { host: host.kind, version: host.version };
      case 'source':
        return await application.files.addSource(question.path, question.name);
      case 'target':
        return await application.files.addTarget(question.path, question.name);
      case 'release':
        return (await application.files.release(question.handle)) ?? null;
      case 'window.read':
        return application.readWindow();
      case 'window.write':
        return application.writeWindow(question.window) ?? null;
      case 'window.open':
        return host.openWindow === undefined
          ? null
          : await host.openWindow({ link: question.link, opensBrowser: question.opensBrowser });
    }
  }
}

function sendAnswer(channel: LineChannel, id: number, result: Result<unknown>): void {
  if (channel.send({ id, result } satisfies OwnerMessage)) return;
  const message = `The answer is longer than ${LARGEST_LINE / 1_000_000} MB; ask for less of it at once.`;
  channel.send({ id, result: { ok: false, failure: { code: 'invalid-input', message } } } satisfies OwnerMessage);
}

/** A copied data folder carries the pointer of the original's owner: its entries would go to the wrong archive. */
function isSameFolder(asked: string, owned: string): boolean {
  try {
    return realpathSync(asked) === realpathSync(owned);
  } catch {
    return false;
  }
}
