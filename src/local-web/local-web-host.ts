import type { HostServices } from '@app/application';
import { ExpectedFailure } from '@core/failure/failure';
import type { StagedFiles } from './staged-files';

/** What the loopback host fills in: the page uploads and downloads, so that there are no dialogs; a window is an address. */
export function createLocalWebHost(parts: {
  readonly version: string;
  readonly staged: StagedFiles;
  readonly startDemo: (dataFolder: string) => Promise<string>;
  /** A fresh start address, for whoever started the program again; waits until there is one. */
  readonly makeAddress: () => Promise<string>;
}): HostServices {
  return {
    kind: 'local-web',
    version: parts.version,
    hasNativeDialogs: false,
    pickSources: () =>
      Promise.reject(new ExpectedFailure('not-available-here', 'In the browser, choose the files on the page itself.')),
    pickTarget: (suggestedName, handles) => parts.staged.makeDownload(suggestedName, handles),
    openDemo: parts.startDemo,
    openWindow: async () => ({ address: await parts.makeAddress() }),
  };
}
