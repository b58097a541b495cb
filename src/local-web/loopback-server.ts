import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { LOOPBACK, type SessionAnswer } from '@contract/bridge';
import { ExpectedFailure } from '@core/failure/failure';
import { listPageFiles } from '@app/page/page-files';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import { BodyTooLarge, readBody, sendJson, sendResult, sendText } from './body';
import { Door } from './door';
import { type Proof, readCookie, REFUSALS, refuse } from './guard';
import { PushesSocket } from './pushes-socket';
import type { StagedFiles } from './staged-files';
import { sendStartPage } from './start-page';
import { sendStaticFile } from './static-files';

const LARGEST_CALL = 16_000_000;
/** Pasted text: 64 million characters, which JSON may write as up to six bytes each. */
const LARGEST_TEXT_CALL = 400_000_000;

interface Parts {
  readonly application: ConnectedApplication;
  readonly staged: StagedFiles;
  /** The built page. */
  readonly pageFolder: string;
  readonly logBug: (where: string, error: unknown) => string;
}

/** The door on 127.0.0.1: serves the page, passes its calls on, tells it the pushes. */
export class LoopbackServer {
  readonly #parts: Parts;
  readonly #door = new Door();
  readonly #pushes = new PushesSocket();
  readonly #pages: ReadonlyMap<string, string>;
  readonly #server: Server;
  readonly #importFiles = new Map<string, readonly string[]>();
  #port = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#pages = listPageFiles(parts.pageFolder);
    this.#server = createServer(
      { headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 5000 },
      (request, response) => {
        this.#answer(request, response).catch((error: unknown) => this.#fail(request, response, error));
      },
    );
    this.#server.maxConnections = 256;
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    parts.application.subscribe((push) => {
      if (push.name === 'operation.ended' && push.body.outcome === 'done') void this.#discardImported(push.body.id);
      this.#pushes.push(push);
    });
  }

  /** Listens on a port that the system chooses. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** An address that lets one browser in, once. */
  makeStartAddress(): string {
    return `http://127.0.0.1:${this.#port}${LOOPBACK.paths.start}?token=${this.#door.issueStartToken()}`;
  }

  async close(): Promise<void> {
    this.#pushes.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    setTimeout(() => this.#server.closeAllConnections(), 500).unref();
    this.#server.closeIdleConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { paths } = LOOPBACK;
    const route = `${request.method} ${url.pathname}`;
    if (route === `GET ${paths.start}`) return this.#start(request, response, url);
    if (route === `POST ${paths.session}`) return this.#session(request, response);
    if (route === `PUT ${paths.files}`) return this.#upload(request, response);
    if (request.method === 'POST' && url.pathname.startsWith(paths.call))
      return this.#call(request, response, url.pathname.slice(paths.call.length));
    if (request.method !== 'GET') return this.#turnAway(request, response, 405, 'This is not how Veritrail is asked.');
    if (!this.#admit(request, response, 'cookie')) return;
    if (url.pathname.startsWith(paths.download)) {
      const isSent = await this.#parts.staged.send(url.pathname.slice(paths.download.length), response);
      if (!isSent) sendText(response, 404, 'There is nothing to download here (any more).');
      return;
    }
    const page = this.#pages.get(url.pathname);
    if (page === undefined) return sendText(response, 404, 'There is nothing here.');
    sendStaticFile(response, page);
  }

  #admit(request: IncomingMessage, response: ServerResponse, proof: Proof): boolean {
    const refusal = refuse(request, this.#port, this.#door, proof);
    if (refusal !== null) this.#turnAway(request, response, 403, REFUSALS[refusal]);
    return refusal === null;
  }

  #turnAway(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
    request.resume();
    sendText(response, status, text);
  }

  #start(request: IncomingMessage, response: ServerResponse, url: URL): void {
    if (!this.#admit(request, response, 'start')) return;
    // A browser that only guesses where the user goes next must not use the token up.
    const isGuess = request.headers['sec-purpose'] !== undefined || request.headers['purpose'] !== undefined;
    const entered = isGuess ? null : this.#door.enter(url.searchParams.get('token') ?? '');
    if (entered === null)
      return sendText(response, 403, 'This address was used already. Start Veritrail again to get a fresh one.');
    sendStartPage(response, this.#port, entered);
  }

  #session(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    if (!this.#admit(request, response, 'session')) return;
    const key = request.headers[LOOPBACK.keyHeader];
    const token = this.#door.openSession(readCookie(request, this.#port), typeof key === 'string' ? key : undefined);
    if (token === null) return sendText(response, 403, REFUSALS['no-token']);
    sendJson(response, { token } satisfies SessionAnswer);
  }

  async #call(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (!this.#admit(request, response, 'token')) return;
    const body = await readBody(request, name === 'files.fromText' ? LARGEST_TEXT_CALL : LARGEST_CALL);
    const input = parse(body);
    if (input === undefined) return sendText(response, 400, 'The body of a call is JSON.');
    const result = await this.#parts.application.call(name, input);
    if (name === 'imports.start' && result.ok) this.#rememberImported(input, result.value);
    sendResult(response, result);
  }

  async #upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#admit(request, response, 'token')) return;
    try {
      sendResult(response, { ok: true, value: await this.#parts.staged.receive(request, this.#parts.application) });
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
      sendResult(response, { ok: false, failure: error.toFailure() });
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const isPushes = request.url === LOOPBACK.paths.pushes;
    const refusal = refuse(request, this.#port, this.#door, 'token');
    if (!isPushes || refusal !== null) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#pushes.accept(request, socket, head);
  }

  #rememberImported(input: unknown, answer: unknown): void {
    const { files } = input as { readonly files: readonly string[] };
    this.#importFiles.set((answer as { readonly operation: string }).operation, files);
  }

  /** What was uploaded for an import has been read: its copy goes. */
  async #discardImported(operation: string): Promise<void> {
    const files = this.#importFiles.get(operation) ?? [];
    this.#importFiles.delete(operation);
    for (const file of files) await this.#parts.application.release(file).catch(() => undefined);
    await this.#parts.staged.discard(files);
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    request.resume();
    if (error instanceof BodyTooLarge) return sendText(response, 413, 'That is more than Veritrail takes at once.');
    if (request.destroyed && !response.writable) return;
    const reference = this.#parts.logBug(`${request.method ?? ''} request`, error);
    sendText(response, 500, `Something went wrong inside Veritrail. The log holds the details under ${reference}.`);
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
