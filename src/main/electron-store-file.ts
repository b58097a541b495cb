import ElectronStore from 'electron-store';
import { type OpenStoreFile, storeFileOver, storeOptions } from '@app/adapters/settings/store-file';

/** Electron's store, on the same files and with the same bytes as conf writes outside Electron. */
export const openElectronStoreFile: OpenStoreFile = (folder, name) =>
  storeFileOver(() => new ElectronStore({ ...storeOptions(folder), name }));
