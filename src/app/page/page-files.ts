import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export const contentTypeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';

/** The built page's files by address, listed once: what is not in the list is not there, whatever the address says. */
export function listPageFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map(walk(folder, ''));
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** Folder by folder: inside Electron's archive file the recursive form of readdir does not work. */
function walk(folder: string, address: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, `${address}/${entry.name}`);
    return entry.isFile() ? [[`${address}/${entry.name}`, path] satisfies [string, string]] : [];
  });
}
