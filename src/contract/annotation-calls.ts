import {
  annotationChangeSchema,
  type EntryAnnotations,
  LONGEST_NOTE,
  type TagCount,
} from '@core/annotations/annotation';
import type { AnnotationAction, AnnotationOutcome } from '@core/annotations/annotation-book';
import type { CopiedText } from '@core/export/copied-text';
import { COPY_FORMATS } from '@core/export/copied-text';
import { criteriaSchema, searchSchema, snapshotSchema } from '@core/search/search';
import { z } from 'zod';
import { call, nothing } from './call';

const entry = z.number().int().min(1);
/** The number of an action; null: the next one that undo (or redo) would take of this reviewer's own. */
const action = z.number().int().min(1).nullable().default(null);

/** What an action did; or, where it takes longer than a moment, the operation whose result says so. */
export type AnnotationAnswer =
  | { readonly kind: 'done'; readonly outcome: AnnotationOutcome }
  | { readonly kind: 'running'; readonly operation: string };

export const annotationCalls = {
  /** What is said of some entries; those of which nothing is said are left out. Longer notes are cut, and end with `…`. */
  'annotations.ofEntries': call<readonly EntryAnnotations[]>()(
    z.strictObject({
      entries: z.array(entry).max(1000),
      longestNote: z.number().int().min(1).max(LONGEST_NOTE).default(LONGEST_NOTE),
    }),
  ),
  /** Says something of entries that were picked, or of all that a search holds at its snapshot. */
  'annotations.apply': call<AnnotationAnswer>()(
    z.strictObject({
      target: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('entries'), ids: z.array(entry).min(1).max(10_000) }),
        z.strictObject({ kind: z.literal('search'), criteria: criteriaSchema, snapshot: snapshotSchema.nullable() }),
      ]),
      change: annotationChangeSchema,
    }),
  ),
  'annotations.undo': call<AnnotationAnswer>()(z.strictObject({ action })),
  'annotations.redo': call<AnnotationAnswer>()(z.strictObject({ action })),
  /** The newest action first. */
  'annotations.history': call<{ readonly total: number; readonly actions: readonly AnnotationAction[] }>()(
    z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
  ),
  'annotations.tags': call<readonly TagCount[]>()(nothing),
  /** Under whose name something would be said now. */
  'annotations.reviewer': call<{ readonly who: string }>()(nothing),

  /** The entries of a search as a text for the clipboard; too long a one is not made. */
  'exports.copy': call<CopiedText>()(
    z.strictObject({
      search: searchSchema,
      snapshot: snapshotSchema.nullable(),
      format: z.enum(COPY_FORMATS),
      /** For the times of CSV and tables. */
      zone: z.string().max(100).default('UTC'),
    }),
  ),
} as const;
