import type { KindId } from '../backends/kind-id';
import type { ReadingPlan } from '../backends/reading-plan';

/** read = added + duplicates + revisions + rejected; a record that becomes three entries counts as three. */
export interface ImportFigures {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly revisions: number;
  readonly rejected: number;
}

export const NO_FIGURES: ImportFigures = { read: 0, added: 0, duplicates: 0, revisions: 0, rejected: 0 };

/**
 * `interrupted`: the process ended in the middle; what it had committed is in the archive, and running the same
 * import again adds the rest. `undone`: its entries were taken out again.
 */
export type ImportState = 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted' | 'undone';

/** What became of one file (or one member of an archive file: `logs.zip/2026/okta.json`). */
export interface ImportedFile {
  readonly id: number;
  /** The name as the user knows it: the path given, with the member's path after it. */
  readonly name: string;
  readonly byteLength: number;
  /** null where it could not be read far enough to decide. */
  readonly kind: KindId | null;
  readonly plan: ReadingPlan | null;
  readonly figures: ImportFigures;
  /** Records that bytes could not be attributed to a kind, could not be read, ...: one sentence; null when fine. */
  readonly failure: string | null;
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly undated: number;
}

export interface ImportSummary {
  readonly id: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: ImportState;
  readonly title: string;
  readonly files: number;
  readonly figures: ImportFigures;
}

export interface ImportReport extends ImportSummary {
  readonly sources: readonly ImportedFile[];
  /** Entries of this import that the archive holds now (added or already there, less those undone). */
  readonly entriesInArchive: number;
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly undated: number;
  /** Corrections made afterwards, oldest first: one sentence each with its instant. */
  readonly corrections: readonly { readonly at: number; readonly text: string }[];
}

/** A record that could not be read, kept with its bytes. */
export interface RejectedRecord {
  readonly id: number;
  readonly file: string;
  /** Byte offset in the file. */
  readonly position: number;
  readonly reason: string;
  readonly byteLength: number;
  /** The first 2,000 characters, decoded as far as they can be. */
  readonly excerpt: string;
}
