import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';
import type { FileHandles } from './files/file-handles';

/** What a host fills in because only it can: native dialogs, other windows, its own name. */
export interface HostServices {
  readonly kind: 'electron' | 'local-web' | 'cli';
  readonly version: string;
  readonly hasNativeDialogs: boolean;
  pickSources(what: 'files' | 'folder', handles: FileHandles): Promise<readonly FileHandle[]>;
  /** null: the user cancelled. */
  pickTarget(suggestedName: string, handles: FileHandles): Promise<FileHandle | null>;
  /** Opens the program on the demo's data folder; answers an address for the page to go to, or null where a window opened. */
  openDemo(dataFolder: string): Promise<string | null>;
}

export interface ApplicationOptions {
  /** Absolute; made when missing, readable by this user alone. */
  readonly dataFolder: string;
  /** The built program (`out`), where the reader's thread is started from. */
  readonly programDirectory: string;
  readonly host: HostServices;
  readonly isDemo: boolean;
}

/** The application without a window: what every host serves. */
export interface Application {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  subscribe(listener: (push: Push) => void): () => void;
  readonly files: FileHandles;
  /** Cancels what runs, commits what is committed, closes the archive. */
  close(): Promise<void>;
}
