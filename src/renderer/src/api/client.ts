import type { Bridge } from '@contract/bridge';
import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import type { Push, PushName, Pushes } from '@contract/pushes';
import type { FileHandle } from '@core/files/file-handle';
import { bridgeTransport } from './bridge-transport';
import { CallFailed, toCallFailed } from './call-failed';
import type { Transport, UploadFile } from './transport';
import { webTransport } from './web-transport';

declare global {
  interface Window {
    readonly veritrail?: Bridge;
  }
}

let chosen: Transport | null = null;
const transport = (): Transport => {
  chosen ??= window.veritrail === undefined ? webTransport() : bridgeTransport(window.veritrail);
  return chosen;
};

/** Asks the application. Throws `CallFailed`, also for a bug and for an abort (`cancelled`). */
export async function callApplication<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CallAnswer<Name>> {
  let result: Awaited<ReturnType<Transport['call']>>;
  try {
    result = await transport().call(name, input, options.signal);
  } catch (error) {
    throw toCallFailed(error);
  }
  if (!result.ok) throw new CallFailed(result.failure);
  return result.value as CallAnswer<Name>;
}

const listeners = new Set<(push: Push) => void>();
let stopListening: (() => void) | null = null;

/** Listens to one kind of push; answers how to stop. All listeners share one connection. */
export function onPush<Name extends PushName>(name: Name, listener: (body: Pushes[Name]) => void): () => void {
  const heard = (push: Push): void => {
    if (push.name === name) listener(push.body as Pushes[Name]);
  };
  listeners.add(heard);
  stopListening ??= transport().subscribe((push) => {
    for (const one of [...listeners]) one(push);
  });
  return () => {
    listeners.delete(heard);
  };
}

/** Hands files to the application and answers their handles, in the same order; progress in bytes. */
export function uploadFiles(
  files: readonly UploadFile[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<FileHandle[]> {
  return transport().upload(files, onProgress);
}

/** Gives a finished target to the user: a download in the browser; in Electron the file is already where it was wanted. */
export function downloadTarget(handle: string, name: string): Promise<void> {
  return transport().download(handle, name);
}
