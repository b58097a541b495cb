import { basename, dirname, join } from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';

interface Parts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly app: Pick<App, 'getPath'>;
  readonly window: () => BrowserWindow | null;
}

/** Files or a folder to read; empty where the user cancels. Absolute paths. */
export async function pickSources(parts: Parts, what: 'files' | 'folder'): Promise<readonly string[]> {
  const properties =
    what === 'folder' ? (['openDirectory', 'multiSelections'] as const) : (['openFile', 'multiSelections'] as const);
  const options = { title: what === 'folder' ? 'Import a folder' : 'Import files', properties: [...properties] };
  const window = parts.window();
  const chosen = await (window === null
    ? parts.dialog.showOpenDialog(options)
    : parts.dialog.showOpenDialog(window, options));
  return chosen.canceled ? [] : chosen.filePaths;
}

let lastFolder: string | null = null;

/** Where to write; null where the user cancels. The next dialog starts in the folder of the last one. */
export async function pickTarget(parts: Parts, suggestedName: string): Promise<string | null> {
  const folder = lastFolder ?? parts.app.getPath('documents');
  const options = { title: 'Save', defaultPath: join(folder, basename(suggestedName)) };
  const window = parts.window();
  const chosen = await (window === null
    ? parts.dialog.showSaveDialog(options)
    : parts.dialog.showSaveDialog(window, options));
  if (chosen.canceled || chosen.filePath === '') return null;
  lastFolder = dirname(chosen.filePath);
  return chosen.filePath;
}
