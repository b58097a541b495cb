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

/** Calls whose questions the application can stop in the middle. */
const STOPPABLE: ReadonlySet<CallName> = new Set<CallName>([
  'search.page',
  'search.count',
  'search.facet',
  'search.facets',
  'search.pathFacet',
  'search.pathValues',
  'search.histogram',
  'search.timeline',
  'search.explainEmpty',
  'savedSearches.since',
  'lenses.answer',
]);

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The question's name, for one that tells how far it is (`search.progress`); else one is made up. */
  readonly ask?: string;
}

interface Stoppable {
  readonly named: object;
  /** The answer is there: nothing is left to be stopped. */
  readonly forget: () => void;
}

/** Gives a question a name, and has the application stop it when the signal says that nobody waits for it any more. */
function stoppable(name: CallName, input: object, { signal, ask: given }: CallOptions): Stoppable {
  if (signal === undefined || !STOPPABLE.has(name)) return { named: input, forget: () => undefined };
  const ask = given ?? crypto.randomUUID();
  const stop = (): void => {
    // Nobody waits for the answer to this either: a question that goes on to its end does no harm.
    transport()
      .call('search.cancel', { ask }, undefined)
      .catch(() => undefined);
  };
  signal.addEventListener('abort', stop, { once: true });
  return { named: { ...input, ask }, forget: () => signal.removeEventListener('abort', stop) };
}

/**
 * Asks the application. Throws `CallFailed`, also for a bug and for an abort (`cancelled`); an abort also stops the
 * question in the application.
 */
export async function callApplication<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions = {},
): Promise<CallAnswer<Name>> {
  let result: Awaited<ReturnType<Transport['call']>>;
  const { named, forget } = stoppable(name, input, options);
  try {
    result = await transport().call(name, named, options.signal);
  } catch (error) {
    throw toCallFailed(error);
  } finally {
    forget();
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

/** Tells the page's own listeners what the host would tell them: a command of the palette is one of the menu. */
export function tellHere(push: Push): void {
  for (const one of [...listeners]) one(push);
}
