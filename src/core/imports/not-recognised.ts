import type { ImportedFile } from './import-report';

/** Starts the failure sentence of a file that holds no audit log that the program knows: pictures, licences, notes. */
export const NOT_RECOGNISED = 'Not recognised as an audit log.';

/** True for a file that was looked at and left out because it is no log; a file that could not be read is not. */
export const isNotRecognised = (file: Pick<ImportedFile, 'failure'>): boolean =>
  file.failure?.startsWith(NOT_RECOGNISED) ?? false;
