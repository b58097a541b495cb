import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';

/** Whether a browser can show anything here. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return environment['SSH_CONNECTION'] === undefined;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

const FILE_LIVES_MS = 60_000;

/** An address can carry a link that came from anywhere. */
const inHtml = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Opens the browser through a file that only this user can read and that sends it on: the start token appears in no list of
 * processes. The file goes after a minute, and with the folder of the run.
 */
export async function openBrowser(address: string, stagingFolder: string): Promise<void> {
  mkdirSync(stagingFolder, { recursive: true, mode: 0o700 });
  const path = join(stagingFolder, `${randomUUID()}.html`);
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Veritrail</title>` +
      `<meta http-equiv="refresh" content="0;url=${inHtml(address)}"><p><a href="${inHtml(address)}">Open Veritrail</a></p>\n`,
    { mode: 0o600, flag: 'wx' },
  );
  setTimeout(() => rmSync(path, { force: true }), FILE_LIVES_MS).unref();
  const child = await open(pathToFileURL(path).href);
  child.on('error', () => undefined);
}
