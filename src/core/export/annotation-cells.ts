import type { EntryAnnotations, Said } from '../annotations/annotation';
import { formatTime } from '../search/format-time';

/** What is said of the entries of an export, by entry. */
export type SaidOfEntries = ReadonlyMap<number, EntryAnnotations>;

/** Named so that nobody takes them for columns of the record. */
export const ANNOTATION_HEADINGS = [
  'Annotation: mark',
  'Annotation: marked by',
  'Annotation: tags',
  'Annotation: note',
  'Annotation: noted by',
  'Annotation: reviewed by',
] as const;

const signed = ({ who, at }: Said): string => `${who} ${formatTime(at, 'millisecond')}`;

/** The cells under `ANNOTATION_HEADINGS`; all empty where nothing is said. */
export function annotationCells(said: EntryAnnotations | undefined): readonly string[] {
  if (said === undefined) return ANNOTATION_HEADINGS.map(() => '');
  const { mark, tags, note, reviewed } = said;
  return [
    mark?.mark ?? '',
    mark === null ? '' : signed(mark),
    tags.map(({ tag }) => tag).join('; '),
    note?.text ?? '',
    note === null ? '' : signed(note),
    reviewed.map(signed).join('; '),
  ];
}

const timed = ({ who, at }: Said): { readonly who: string; readonly at: string } => ({
  who,
  at: formatTime(at, 'millisecond'),
});

/** The same as a JSON object: who and when beside each. */
export function annotationsObject({ mark, tags, note, reviewed }: EntryAnnotations): object {
  return {
    mark: mark === null ? null : { mark: mark.mark, ...timed(mark) },
    tags: tags.map((one) => ({ tag: one.tag, ...timed(one) })),
    note: note === null ? null : { text: note.text, ...timed(note) },
    reviewed: reviewed.map(timed),
  };
}
