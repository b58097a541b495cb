import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { Settings } from '@core/settings/settings';
import type { OpenStoreFile } from '../adapters/settings/store-file';
import type { HostServices, WindowWish } from '../application';
import type { HandleRegistrar } from '../files/handle-registrar';

export interface ConnectOptions {
  /** Absolute. */
  readonly dataFolder: string;
  /** The built program (`out`). */
  readonly programDirectory: string;
  readonly host: HostServices;
  readonly openStoreFile?: OpenStoreFile;
  /** For a window: stay open and say why where the archive cannot be opened, instead of failing. */
  readonly keepTrying?: boolean;
}

/** The application as a host uses it, wherever it runs: here, or in the process that owns the data folder. */
export interface ConnectedApplication extends HandleRegistrar {
  /** Never rejects; an owner that dies in the middle gives `host-stopped`. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Answers a function that stops listening. */
  subscribe(listener: (push: Push) => void): () => void;
  /** Whether this process owns the data folder (now; it may become the owner when the present one ends). */
  isOwner(): boolean;
  /** Forgets a handle and removes what was staged for it. */
  release(handle: string): Promise<void>;
  readWindow(): Promise<Settings['window']>;
  writeWindow(window: Settings['window']): Promise<void>;
  /** Asks the owner, where it is another process with a window, to show one; null where there is none to ask. */
  openWindowOfOwner(wish?: WindowWish): Promise<{ readonly address: string | null } | null>;
  close(): Promise<void>;
}
