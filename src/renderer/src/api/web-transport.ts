import { LOOPBACK, type SessionAnswer } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';
import { CallFailed } from './call-failed';
import type { Transport, UploadFile } from './transport';

const { keyHeader, keyName, nameHeader, paths, socketProtocol, tokenHeader } = LOOPBACK;
const RECONNECT_MS = 1000;

const hostStopped = (detail?: string): CallFailed =>
  new CallFailed({
    code: 'host-stopped',
    message: 'Veritrail is not answering any more. Start it again, then reload this page.',
    ...(detail === undefined ? {} : { detail }),
  });

/** Calls to the loopback host that served this page. The page token lives in memory only. */
export function webTransport(): Transport {
  let token: Promise<string> | null = null;
  const session = (): Promise<string> => {
    token ??= openSession().catch((error: unknown) => {
      token = null;
      throw error;
    });
    return token;
  };
  return {
    call: async (name, input, signal) => {
      const response = await send(`${paths.call}${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [tokenHeader]: await session() },
        body: JSON.stringify(input ?? {}),
        ...(signal === undefined ? {} : { signal }),
      });
      return (await response.json()) as Result<unknown>;
    },
    subscribe: (listener) => listen(session, listener),
    upload: async (files, onProgress) => uploadAll(files, await session(), onProgress),
    download: (handle, name) => {
      saveDownload(handle, name);
      return Promise.resolve();
    },
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw hostStopped(error instanceof Error ? error.message : undefined);
  }
}

async function openSession(): Promise<string> {
  const key = sessionStorage.getItem(keyName) ?? '';
  const response = await send(paths.session, { method: 'POST', headers: { [keyHeader]: key } });
  if (!response.ok) {
    throw new CallFailed({
      code: 'not-allowed',
      message: 'This window is not signed in to Veritrail. Start Veritrail again and use the address that it opens.',
    });
  }
  const { token } = (await response.json()) as SessionAnswer;
  return token;
}

function listen(session: () => Promise<string>, listener: (push: Push) => void): () => void {
  let socket: WebSocket | null = null;
  let stopped = false;
  const connect = async (): Promise<void> => {
    const address = new URL(paths.pushes, location.href);
    address.protocol = 'ws:';
    const token = await session();
    if (stopped) return;
    socket = new WebSocket(address, [socketProtocol, token]);
    socket.onmessage = (event) => listener(JSON.parse(String(event.data)) as Push);
    socket.onclose = () => retry();
  };
  const retry = (): void => {
    if (!stopped) setTimeout(() => void connect().catch(retry), RECONNECT_MS);
  };
  void connect().catch(retry);
  return () => {
    stopped = true;
    socket?.close();
  };
}

async function uploadAll(
  files: readonly UploadFile[],
  token: string,
  onProgress: (done: number, total: number) => void,
): Promise<FileHandle[]> {
  const total = files.reduce((sum, one) => sum + one.file.size, 0);
  const handles: FileHandle[] = [];
  let done = 0;
  for (const { file, name } of files) {
    const response = await send(paths.files, {
      method: 'PUT',
      headers: { [tokenHeader]: token, [nameHeader]: encodeURIComponent(name) },
      body: file,
    });
    const answer = (await response.json()) as Result<FileHandle>;
    if (!answer.ok) throw new CallFailed(answer.failure);
    handles.push(answer.value);
    done += file.size;
    onProgress(done, total);
  }
  return handles;
}

/** A navigation that saves: the browser streams it to its folder, whatever the size. */
function saveDownload(handle: string, name: string): void {
  const link = document.createElement('a');
  link.href = `${paths.download}${encodeURIComponent(handle)}`;
  link.download = name;
  link.click();
}
