import type { HostServices } from '@app/application';
import { ExpectedFailure } from '@core/failure/failure';
import { toAddress } from '@core/search/search-address';
import type { StagedFiles } from './staged-files';

/** The page's place is behind the `#`, which no browser sends: the start page hands it on. */
export const onPlace = (address: string, place: string): string => (place === '' ? address : `${address}#/${place}`);

/** What the loopback host fills in: the page uploads and downloads, so that there are no dialogs; a window is an address. */
export function createLocalWebHost(parts: {
  readonly version: string;
  readonly staged: StagedFiles;
  readonly startDemo: (dataFolder: string) => Promise<string>;
  /** A fresh start address, for whoever started the program again or wants one more page; waits until there is one. */
  readonly makeAddress: () => Promise<string>;
  /** Opens the browser on an address; false where there is no display to open it on. */
  readonly openBrowser: (address: string) => Promise<boolean>;
}): HostServices {
  return {
    kind: 'local-web',
    version: parts.version,
    hasNativeDialogs: false,
    pickSources: () =>
      Promise.reject(new ExpectedFailure('not-available-here', 'In the browser, choose the files on the page itself.')),
    pickTarget: (suggestedName, handles) => parts.staged.makeDownload(suggestedName, handles),
    openDemo: parts.startDemo,
    openWindow: async ({ link, opensBrowser }) => {
      const address = onPlace(await parts.makeAddress(), link === null ? '' : toAddress({ kind: 'link', link }));
      return opensBrowser && (await parts.openBrowser(address)) ? { address: null } : { address };
    },
    newWindow: async (place) => ({ address: onPlace(await parts.makeAddress(), place) }),
  };
}
