import { callApplication } from '../api/client';
import type { UploadFile } from '../api/transport';
import type { FileHandle } from '@core/files/file-handle';

/** What the user chose: handles where the host has its own dialogs, files to hand over where the page picks. */
export type PickedSources =
  | { readonly kind: 'handles'; readonly handles: readonly FileHandle[] }
  | { readonly kind: 'files'; readonly files: readonly UploadFile[] };

/** Asks for files or a folder. Empty lists are the user's cancel. Fails with what `files.pick` fails with. */
export async function pickSources(what: 'files' | 'folder', hasNativeDialogs: boolean): Promise<PickedSources> {
  if (hasNativeDialogs) return { kind: 'handles', handles: await callApplication('files.pick', { what }) };
  return { kind: 'files', files: await pickInPage(what) };
}

/** The page's own file picker; must be called while the user's click is being handled. */
function pickInPage(what: 'files' | 'folder'): Promise<readonly UploadFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }))),
    );
    input.click();
  });
}
