import type { KindId } from '../backends/kind-id';
import type { Recognition } from '../backends/reading-plan';
import type { MappedEntry } from '../entry/mapped-entry';

/** What would be read of one file, before anything is. */
export interface FilePreview {
  readonly name: string;
  readonly byteLength: number;
  /** null: refused or unreadable; `problem` says why. */
  readonly recognition: Recognition | null;
  readonly problem: string | null;
  /** The first entries as the plan maps them; at most 20. */
  readonly entries: readonly MappedEntry[];
  /** The record texts of `entries`, each cut at 4,000 characters, for the mapping dialog. */
  readonly records: readonly string[];
  /** Rejected pieces among the sample: reason and excerpt. */
  readonly rejected: readonly { readonly reason: string; readonly excerpt: string }[];
  /** True where the sample is the whole file. */
  readonly isWhole: boolean;
}

export interface ImportPreview {
  readonly files: readonly FilePreview[];
  /** Files found beyond those previewed (a folder of thousands previews the first 50). */
  readonly furtherFiles: number;
  readonly byteLength: number;
  readonly kinds: readonly { readonly kind: KindId; readonly files: number }[];
}
