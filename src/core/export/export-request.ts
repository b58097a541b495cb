import { z } from 'zod';
import { searchSchema, snapshotSchema } from '../search/search';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exportOptionsSchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** CSV: the columns shown, or all of them. */
  columns: z.enum(['shown', 'all']).default('shown'),
  /** CSV: start with a byte order mark, which Excel wants. */
  byteOrderMark: z.boolean().default(false),
  /** CSV: put an apostrophe before a cell that a spreadsheet would run as a formula. */
  neutraliseFormulas: z.boolean().default(true),
  /** NDJSON and JSON: each line becomes {"columns":{...},"sha256":"...","record":...}. */
  withColumns: z.boolean().default(false),
  /** What reviewers say of each entry, in columns (or a member) of its own beside the record. */
  withAnnotations: z.boolean().default(false),
});
export type ExportOptions = z.infer<typeof exportOptionsSchema>;

export const exportRequestSchema = z.strictObject({
  search: searchSchema,
  /** null: a new snapshot. */
  snapshot: snapshotSchema.nullable(),
  options: exportOptionsSchema,
  /** The count that the user saw; the export fails with `export-differs` if it writes another number. null: not checked. */
  expectedEntries: z.number().int().min(0).nullable(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

export interface ExportResult {
  readonly entries: number;
  readonly bytes: number;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Where it was written, for the user to read; empty for standard output. */
  readonly target: string;
}
