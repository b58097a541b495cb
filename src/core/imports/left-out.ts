import type { ImportedFile } from './import-report';

const LEFT_OUT = 'Left out: ';

/** Says of a file that came with a folder or an archive and holds no audit log (a picture, a licence) that it was left out. */
export const leftOut = (sentence: string): string => LEFT_OUT + sentence.slice(0, 1).toLowerCase() + sentence.slice(1);

/**
 * True for such a file: it was looked at and is no log, so nothing went wrong. A file that was chosen by itself, or that
 * may hold a log and could not be read, is a failure.
 */
export const isLeftOut = ({ failure }: Pick<ImportedFile, 'failure'>): boolean =>
  failure?.startsWith(LEFT_OUT) ?? false;
