import { z } from 'zod';

const MOST_LEVELS = 8;
const LONGEST_SEGMENT = 100;

/** `Audit/Quarterly`: names of folders from the outermost, `/` between them; empty: no folder. */
export const folderPathSchema = z
  .string()
  .max(900)
  .refine((path) => path === '' || isFolderPath(path), {
    message: `a folder is at most ${MOST_LEVELS} names with / between them, each of 1 to ${LONGEST_SEGMENT} characters without spaces around it`,
  });

function isFolderPath(path: string): boolean {
  const names = path.split('/');
  return (
    names.length <= MOST_LEVELS &&
    names.every((name) => name !== '' && name === name.trim() && name.length <= LONGEST_SEGMENT)
  );
}

/** What was typed as a path: spaces around names and empty names go; null where nothing remains or it is too deep or long. */
export function typedFolderPath(text: string): string | null {
  const names = text
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const path = names.join('/');
  return path !== '' && isFolderPath(path) ? path : null;
}

/** `Audit` of `Audit/Quarterly`; empty for an outermost folder. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `Quarterly` of `Audit/Quarterly`. */
export const folderName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** True for the folder itself and for everything in it. */
export const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The folder and those around it, the outermost first: `Audit`, `Audit/Quarterly`. */
export function pathAndParents(path: string): readonly string[] {
  const names = path === '' ? [] : path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
