import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Push } from '@contract/pushes';
import { LOOPBACK } from '@contract/bridge';
import { type WebSocket, WebSocketServer } from 'ws';

const PING_MS = 30_000;
/** Beyond this a page is not reading: progress is left out, and at eight times as much it is cut off. */
const LARGEST_BACKLOG = 4_000_000;

/** Tells every open page what the application pushes. Pages send nothing. */
export class PushesSocket {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
    handleProtocols: () => LOOPBACK.socketProtocol,
  });
  readonly #alive = new WeakSet<WebSocket>();
  readonly #timer = setInterval(() => this.#ping(), PING_MS).unref();

  /** The request has been checked already. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (page) => {
      this.#alive.add(page);
      page.on('pong', () => this.#alive.add(page));
      page.on('error', () => page.terminate());
    });
  }

  readonly push = (push: Push): void => {
    if (this.#server.clients.size === 0) return;
    const text = JSON.stringify(push);
    for (const page of this.#server.clients) {
      if (page.bufferedAmount > 8 * LARGEST_BACKLOG) page.terminate();
      else if (page.bufferedAmount < LARGEST_BACKLOG || push.name !== 'operation.progress') page.send(text);
    }
  };

  close(): void {
    clearInterval(this.#timer);
    for (const page of this.#server.clients) page.close(1001, 'Veritrail is closing');
    this.#server.close();
  }

  #ping(): void {
    for (const page of this.#server.clients) {
      if (!this.#alive.has(page)) {
        page.terminate();
        continue;
      }
      this.#alive.delete(page);
      page.ping();
    }
  }
}
