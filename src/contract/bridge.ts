import type { FileHandle } from '@core/files/file-handle';
import type { Push } from './pushes';
import type { Result } from './result';

/**
 * What the preload puts on `window.veritrail` (Electron only): the whole of what a page can ask of its host.
 * In a browser the same is reached over HTTP and a socket: see `LOOPBACK`.
 */
export interface Bridge {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Answers a function that stops listening. */
  onPush(listener: (push: Push) => void): () => void;
  /** `files` are DOM `File`s of a drop; the host learns their paths, the page gets handles. */
  registerDroppedFiles(files: readonly unknown[]): Promise<readonly FileHandle[]>;
}

/**
 * The loopback host's door, as the page uses it:
 * 1. the start page left a page key in `sessionStorage[keyName]` (so that a reload works) and a cookie;
 * 2. `POST /session` with header `keyHeader` answers `SessionAnswer`: the token, which stays in memory;
 * 3. every further request carries header `tokenHeader`; the socket is opened with the subprotocols `[socketProtocol, token]`
 *    and sends each `Push` as one JSON text message;
 * 4. `POST /call/<name>` with the JSON input answers a `Result` (HTTP 200 also for a failure);
 * 5. `PUT /files` with the bytes as body and header `nameHeader` (the relative name, URI-encoded) answers `Result<FileHandle>`;
 * 6. `GET /download/<handle>` (a navigation; once) sends what was written to a target of `files.pickTarget`.
 */
export const LOOPBACK = {
  keyName: 'veritrail.page-key',
  keyHeader: 'x-veritrail-key',
  tokenHeader: 'x-veritrail-token',
  nameHeader: 'x-veritrail-name',
  socketProtocol: 'veritrail.pushes',
  paths: {
    start: '/start',
    session: '/session',
    call: '/call/',
    pushes: '/pushes',
    files: '/files',
    download: '/download/',
  },
} as const;

export interface SessionAnswer {
  readonly token: string;
}

/** Electron's channels between the preload and the main process. */
export const BRIDGE_CHANNELS = {
  call: 'veritrail:call',
  push: 'veritrail:push',
  dropped: 'veritrail:dropped',
} as const;
