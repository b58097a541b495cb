import type { EntryBatch } from '@core/archive/entry-batch';
import type { Rederived, RejectedInput, StoredRecord } from '@core/archive/archive';
import type { ReadingChoices, ReadingPlan } from '@core/backends/reading-plan';
import type { ImportPreview } from '@core/imports/import-preview';
import type { ExpansionLimits } from '../../adapters/files/read-limits';

/** A file or folder to read, and what the user said of it. */
export interface ReaderSource {
  readonly path: string;
  readonly name: string;
  readonly choices: ReadingChoices;
}

/** What a reader is started with. */
export type ReaderTask =
  | { readonly kind: 'import'; readonly sources: readonly ReaderSource[]; readonly limits: ExpansionLimits }
  | { readonly kind: 'preview'; readonly sources: readonly ReaderSource[]; readonly limits: ExpansionLimits }
  | { readonly kind: 'correction'; readonly plan: ReadingPlan };

/** What a reader tells, in the order of the files. */
export type ReaderMessage =
  | { readonly kind: 'found'; readonly files: number; readonly byteLength: number }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly byteLength: number;
      /** null: not read; the `file-end` that follows says why. */
      readonly plan: ReadingPlan | null;
    }
  | { readonly kind: 'entries'; readonly batch: EntryBatch; readonly bytesRead: number }
  | { readonly kind: 'rejected'; readonly records: readonly RejectedInput[]; readonly bytesRead: number }
  | { readonly kind: 'file-end'; readonly failure: string | null; readonly bytesRead: number }
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'rederived'; readonly rederived: Rederived }
  | { readonly kind: 'impossible'; readonly sentence: string };

/** What a reader is told. */
export type ReaderRequest =
  /** A message that carried records has been dealt with. */
  { readonly kind: 'done-with-one' } | { readonly kind: 'records'; readonly records: readonly StoredRecord[] };
