import type { Socket } from 'node:net';

/** No message is longer than this, in bytes. */
export const LARGEST_LINE = 64_000_000;

/** Messages over a socket: one JSON value a line. A line that is too long, or no JSON, ends the connection. */
export class LineChannel {
  readonly #socket: Socket;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(socket: Socket, onMessage: (message: unknown) => void) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk, onMessage));
    socket.on('error', () => socket.destroy());
  }

  /** False where the message is too long to be sent; nothing is sent then. */
  send(message: unknown): boolean {
    const line = Buffer.from(`${JSON.stringify(message)}\n`);
    if (line.length > LARGEST_LINE) return false;
    if (!this.#socket.destroyed) this.#socket.write(line);
    return true;
  }

  /** Bytes that the other side has not taken yet. */
  get backlog(): number {
    return this.#socket.writableLength;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer, onMessage: (message: unknown) => void): void {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...this.#pieces, chunk.subarray(from, end)]);
      this.#pieces = [];
      this.#length = 0;
      from = end + 1;
      if (!this.#read(line, onMessage)) return;
    }
    this.#pieces.push(chunk.subarray(from));
    this.#length += chunk.length - from;
    if (this.#length > LARGEST_LINE) this.close();
  }

  #read(line: Buffer, onMessage: (message: unknown) => void): boolean {
    let message: unknown;
    try {
      message = JSON.parse(line.toString('utf8'));
    } catch {
      this.close();
      return false;
    }
    onMessage(message);
    return !this.#socket.destroyed;
  }
}
