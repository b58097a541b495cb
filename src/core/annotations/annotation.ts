import { z } from 'zod';
import type { Microseconds } from '../entry/entry-time';

/** What an entry can be marked as: one of them at a time. */
export const MARKS = ['important', 'suspicious', 'unclear', 'harmless'] as const;
export type Mark = (typeof MARKS)[number];

export const MARK_TITLES = {
  important: 'Important',
  suspicious: 'Suspicious',
  unclear: 'Unclear',
  harmless: 'Harmless',
} as const satisfies Record<Mark, string>;

/** What can be said of an entry; stored as the index in this list, so that a new one joins at the end. */
export const ANNOTATION_KINDS = ['mark', 'tag', 'note', 'reviewed'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** UTF-16 code units of a tag. */
export const LONGEST_TAG = 100;
/** UTF-16 code units of a note. */
export const LONGEST_NOTE = 10_000;

/** Line breaks of a note stay; all other control characters, and those that turn the direction of the text around, go. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A tag as it is kept: composed, without control characters, one space between words, none around. Empty: no tag. */
export const normaliseTag = (text: string): string =>
  text.normalize('NFC').replaceAll(/\s+/gu, ' ').replaceAll(UNWANTED, '').trim();

/** A note as it is kept: composed, `\n` between lines, no white space around. Empty: no note. */
export const normaliseNote = (text: string): string =>
  text.normalize('NFC').replaceAll(/\r\n?/gu, '\n').replaceAll(UNWANTED, '').trim();

/** What two tags, or two reviewers, that differ in case alone have in common. */
export const foldText = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en');

const tag = z
  .string()
  .max(10_000)
  .transform(normaliseTag)
  .refine((text) => text !== '', 'A tag needs a letter or a digit.')
  .refine((text) => text.length <= LONGEST_TAG, `A tag is at most ${LONGEST_TAG} characters long.`);

const note = z
  .string()
  .max(100_000)
  .transform(normaliseNote)
  .refine((text) => text.length <= LONGEST_NOTE, `A note is at most ${LONGEST_NOTE} characters long.`);

/** What an action says of its entries. An empty note takes the note away. `reviewed` speaks for whoever acts alone. */
export const annotationChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mark'), mark: z.enum(MARKS).nullable() }),
  z.strictObject({ kind: z.literal('tag'), tag, on: z.boolean() }),
  z.strictObject({ kind: z.literal('note'), text: note }),
  z.strictObject({ kind: z.literal('reviewed'), on: z.boolean() }),
]);
export type AnnotationChange = z.infer<typeof annotationChangeSchema>;

/** Who said something of an entry, and when. */
export interface Said {
  readonly who: string;
  readonly at: Microseconds;
}

/** Everything that is said of one entry now. */
export interface EntryAnnotations {
  readonly entry: number;
  readonly mark: (Said & { readonly mark: Mark }) | null;
  /** In alphabetical order. */
  readonly tags: readonly (Said & { readonly tag: string })[];
  readonly note: (Said & { readonly text: string }) | null;
  /** Everyone who reviewed it, the first one first. */
  readonly reviewed: readonly Said[];
}

export const withoutAnnotations = (entry: number): EntryAnnotations => ({
  entry,
  mark: null,
  tags: [],
  note: null,
  reviewed: [],
});

export interface TagCount {
  readonly tag: string;
  /** Entries that have it; 0: it was used and taken away. */
  readonly entries: number;
}
