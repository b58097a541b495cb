import type { Session, Shell, WebContents } from 'electron';
import { PAGE_ORIGIN } from './page-protocol';

/** Vendors' documents that the page may show in the user's own browser; nothing else leaves the program. */
const EXTERNAL_HOSTS: readonly string[] = [
  'docs.aws.amazon.com',
  'developer.okta.com',
  'docs.github.com',
  'developers.google.com',
  'learn.microsoft.com',
  'docs.lumu.io',
];

/** Whether an address may be handed to the system's browser: https, of the list, with no name, password or port of its own. */
export function isAllowedOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, port } = new URL(address);
  return (
    protocol === 'https:' && EXTERNAL_HOSTS.includes(hostname) && username === '' && password === '' && port === ''
  );
}

/** Our page stays where it is: it opens no windows, goes nowhere, embeds nothing. */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  shell: Pick<Shell, 'openExternal'>,
): void {
  const openOutside = (address: string): void => {
    if (isAllowedOutside(address)) void shell.openExternal(address).catch(() => undefined);
  };
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export const isOwnPage = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol === 'app:' && new URL(address).host === new URL(PAGE_ORIGIN).host;

/** Copy writes to the clipboard; every other permission is denied, whoever asks. */
const WRITE_TO_CLIPBOARD = 'clipboard-sanitized-write';

export function denyPermissions(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  >,
): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === WRITE_TO_CLIPBOARD && isOwnPage(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === WRITE_TO_CLIPBOARD && isOwnPage(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}
