import { isDemoFolder, removeStaging } from '../data-folder';
import { openApplication } from '../open-application';
import type { ConnectedApplication, ConnectOptions } from './connected-application';

/** Opens the data folder's application: the owner's where there is one, else one of its own. */
export async function connectApplication(options: ConnectOptions): Promise<ConnectedApplication> {
  const application = await openApplication({ ...options, isDemo: isDemoFolder(options.dataFolder) });
  return {
    call: application.call,
    subscribe: application.subscribe,
    isOwner: () => true,
    addSource: (path, name) => application.files.addSource(path, name),
    addTarget: (path, name) => application.files.addTarget(path, name),
    release: (handle) => application.files.release(handle),
    readWindow: () => Promise.resolve(application.readWindow()),
    writeWindow: (window) => Promise.resolve(application.writeWindow(window)),
    openWindowOfOwner: () => Promise.resolve(null),
    close: async () => {
      await application.close();
      removeStaging(options.dataFolder);
    },
  };
}
