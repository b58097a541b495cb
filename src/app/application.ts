import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';
import type { Settings } from '@core/settings/settings';
import type { SecretStore } from '@core/secrets/secret-store';
import type { HttpLimits } from './adapters/http/http-limits';
import type { OpenStoreFile } from './adapters/settings/store-file';
import type { FileHandles } from './files/file-handles';
import type { HandleRegistrar } from './files/handle-registrar';
import type { BugLog } from './router';

/** What whoever started the program again wants to see. */
export interface WindowWish {
  /** A `veritrail:` link; null: the window as it is. */
  readonly link: string | null;
  /** The host opens the browser itself where it can, so that nobody has to be handed the address. */
  readonly opensBrowser: boolean;
}

/** What a host fills in because only it can: native dialogs, other windows, its own name. */
export interface HostServices {
  readonly kind: 'electron' | 'local-web' | 'cli';
  readonly version: string;
  readonly hasNativeDialogs: boolean;
  pickSources(what: 'files' | 'folder', handles: HandleRegistrar): Promise<readonly FileHandle[]>;
  /** null: the user cancelled. */
  pickTarget(suggestedName: string, handles: HandleRegistrar): Promise<FileHandle | null>;
  /** Opens the program on the demo's data folder; answers an address for the page to go to, or null where a window opened. */
  openDemo(dataFolder: string): Promise<string | null>;
  /** Shows a window because the program was started again; `address` for a browser, with a fresh start token. Absent: this host has no window. */
  openWindow?(wish: WindowWish): Promise<{ readonly address: string | null }>;
  /** One more window on a place of the page; `address` for a browser. Absent: this host has no window. */
  newWindow?(place: string): Promise<{ readonly address: string | null }>;
}

export interface ApplicationOptions {
  /** Absolute; made when missing, readable by this user alone. */
  readonly dataFolder: string;
  /** The built program (`out`), where the reader's thread is started from. */
  readonly programDirectory: string;
  readonly host: HostServices;
  readonly isDemo: boolean;
  /** Electron gives electron-store; by default conf, on the same files. */
  readonly openStoreFile?: OpenStoreFile;
  /** The operating system's keychain unless given. */
  readonly secrets?: SecretStore;
  /** For tests: a shorter patience with backends. */
  readonly httpLimits?: Partial<HttpLimits>;
}

/** The application without a window: what every host serves. */
export interface Application {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  subscribe(listener: (push: Push) => void): () => void;
  readonly files: FileHandles;
  /** Where its hosts log their bugs. */
  readonly logBug: BugLog;
  /** The window's place, kept with the settings; not a call, because no page may ask or set it. */
  readWindow(): Settings['window'];
  writeWindow(window: Settings['window']): void;
  /** Cancels what runs, commits what is committed, closes the archive. */
  close(): Promise<void>;
}
