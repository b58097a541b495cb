import { existsSync, mkdirSync } from 'node:fs';
import Conf from 'conf';

/** One JSON file of settings, written atomically and readable by this user alone. Reading throws where it is not JSON. */
export interface StoreFile {
  /** null: there is no file yet. */
  read(): unknown;
  write(value: Readonly<Record<string, unknown>>): void;
}

/** Opens `<folder>/<name>.json`. Electron brings its own (electron-store), every other host uses conf, on the same file. */
export type OpenStoreFile = (folder: string, name: string) => StoreFile;

/** The part of conf (and of electron-store, which extends it) that a store file needs. */
interface Store {
  readonly path: string;
  store: Record<string, unknown>;
}

/** Options under which conf and electron-store write the same bytes to the same file. */
export const storeOptions = (folder: string): { cwd: string; configFileMode: number; clearInvalidConfig: false } => ({
  cwd: folder,
  configFileMode: 0o600,
  clearInvalidConfig: false,
});

/** A store file over a store that is opened anew for each read, so that a damaged file throws where it is read. */
export const storeFileOver = (open: () => Store): StoreFile => ({
  read: () => {
    const store = open();
    // What is JSON but no object reads as an empty one, which has no version: damaged, and not missing.
    return existsSync(store.path) ? store.store : null;
  },
  write: (value) => {
    open().store = { ...value };
  },
});

export const openConfFile: OpenStoreFile = (folder, name) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return storeFileOver(() => new Conf({ ...storeOptions(folder), configName: name }));
};
