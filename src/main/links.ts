import { resolve } from 'node:path';
import type { App } from 'electron';
import { isLink, LINK_SCHEME } from '@core/links/link';

/**
 * Makes this program the one that the system opens `veritrail:` links with. An installed program has said so in its package
 * too; one that is run from its source names its folder beside Electron.
 */
function registerScheme(app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>): void {
  const [, folder] = process.argv;
  if (app.isPackaged || folder === undefined) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [resolve(folder)]);
}

/** Takes links from the system: macOS tells of them by an event, which may come before there is a window to show one. */
export function takeLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient' | 'on'>,
  open: (link: string) => Promise<void>,
): { readonly begin: (first: string | null, show: () => Promise<void>) => Promise<void> } {
  let waiting: string | null = null;
  let hasBegun = false;
  registerScheme(app);
  app.on('open-url', (event, address) => {
    event.preventDefault();
    if (!isLink(address)) return;
    if (hasBegun) void open(address.trim());
    else waiting = address.trim();
  });
  return {
    begin: async (first, show) => {
      hasBegun = true;
      const link = waiting ?? first;
      await (link === null ? show() : open(link));
    },
  };
}
