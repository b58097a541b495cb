import { ExpectedFailure } from '@core/failure/failure';

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The archive cannot be read: its file stays as it is. */
export function damaged(path: string, error: unknown): ExpectedFailure {
  return new ExpectedFailure(
    'archive-damaged',
    `The archive ${path} is damaged and was left untouched: restore it from a backup, or move it away to begin a new one.`,
    detailOf(error),
  );
}

/** The archive was written by a newer program. */
export function newer(path: string, needs: string): ExpectedFailure {
  return new ExpectedFailure('archive-newer', `The archive ${path} needs ${needs}: install that version to open it.`);
}

export function busy(path: string, error?: unknown): ExpectedFailure {
  return new ExpectedFailure(
    'archive-busy',
    `The archive ${path} is in use by another process: close the other Veritrail, or use its window.`,
    error === undefined ? undefined : detailOf(error),
  );
}

export const cancelled = (what: string): ExpectedFailure =>
  new ExpectedFailure('cancelled', `${what} was cancelled; nothing was changed by it.`);

export function diskFull(folder: string, error?: unknown): ExpectedFailure {
  return new ExpectedFailure(
    'disk-full',
    `There is not enough free space for ${folder}: free some and run the import again; what was committed is kept.`,
    error === undefined ? undefined : detailOf(error),
  );
}

/** True where DuckDB refuses everything until the instance is opened again. */
export function isFatal(error: unknown): boolean {
  return /FATAL Error|database has been invalidated/i.test(detailOf(error));
}

export const isInterrupted = (error: unknown): boolean => /INTERRUPT Error|Interrupted!/.test(detailOf(error));

const isCorrupt = (text: string): boolean =>
  /corrupt|checksum|not a valid DuckDB database|Serialization Error|Failed to (de)?serialize|Failed to decompress|does not (have|contain) (a )?valid|Could not read enough bytes|read past end/i.test(
    text,
  );

/** An expected failure for what the world did; anything else comes back as it is, a bug. */
export function translate(error: unknown, path: string): unknown {
  if (error instanceof ExpectedFailure) return error;
  const text = detailOf(error);
  if (/No space left|disk.*full|ENOSPC/i.test(text)) return diskFull(path, error);
  if (isCorrupt(text)) return damaged(path, error);
  if (isFatal(error) || /^IO Error/i.test(text)) {
    return new ExpectedFailure(
      'archive-unavailable',
      `The archive ${path} could not be read or written: check its disk and try again.`,
      text,
    );
  }
  return error;
}

/** As `translate`, for the first opening of a file that exists: what cannot be understood is damage. */
export function translateOpening(error: unknown, path: string): unknown {
  if (error instanceof ExpectedFailure) return error;
  const text = detailOf(error);
  if (/Could not set lock|Conflicting lock|being used by another process|already attached/i.test(text)) {
    return busy(path, error);
  }
  if (/we can only read version|newer version of DuckDB|storage version/i.test(text)) {
    return newer(path, 'a newer version of Veritrail');
  }
  if (/Permission denied|Access is denied|read-only file system|EACCES/i.test(text)) {
    return new ExpectedFailure(
      'archive-unavailable',
      `The archive ${path} may not be opened: check its permissions.`,
      text,
    );
  }
  if (/No space left|ENOSPC/i.test(text)) return diskFull(path, error);
  if (/^(Parser|Binder|Syntax|Invalid Input) Error/.test(text)) return error;
  return damaged(path, error);
}
