import type { DroppedFile } from './navigation';

/**
 * The files of a drop, folders walked (in the browser; Electron takes a folder as one path). Call it within the drop
 * event: the browser forgets the items afterwards.
 */
export function filesOfDrop(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const isElectron = window.veritrail !== undefined;
  const entries = [...transfer.items].map((item) => (isElectron ? null : item.webkitGetAsEntry()));
  const files = [...transfer.files].map((file) => ({ file, name: file.name }));
  if (!entries.some((entry) => entry?.isDirectory === true)) return Promise.resolve(files);
  return Promise.all(entries.map((entry) => (entry === null ? Promise.resolve([]) : filesOfEntry(entry, '')))).then(
    (all) => all.flat(),
  );
}

async function filesOfEntry(entry: FileSystemEntry, folder: string): Promise<readonly DroppedFile[]> {
  const name = `${folder}${entry.name}`;
  if (entry.isFile) return [{ file: await fileOf(entry as FileSystemFileEntry), name }];
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  const found: DroppedFile[] = [];
  for (const child of children) found.push(...(await filesOfEntry(child, `${name}/`)));
  return found;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** `readEntries` answers at most 100 at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
