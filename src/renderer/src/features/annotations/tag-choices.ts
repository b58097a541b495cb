import { foldText, LONGEST_TAG, normaliseTag, type TagCount } from '@core/annotations/annotation';

/** A tag that can be put on the entries, or taken off. */
export interface TagChoice {
  readonly tag: string;
  /** How many of the entries have it. */
  readonly having: number;
  /** How many entries of the archive have it; null: nobody ever used it. */
  readonly inArchive: number | null;
}

/** Choices that are shown at once; others are found by typing. */
const MOST_SHOWN = 200;

/** The tags that hold what is typed: those that the entries have first, and last the typed one where it is new. */
export function tagChoices(
  tags: readonly TagCount[],
  having: ReadonlyMap<string, number>,
  typed: string,
): readonly TagChoice[] {
  const wanted = normaliseTag(typed);
  const folded = foldText(wanted);
  const found = tags
    .filter(({ tag }) => foldText(tag).includes(folded))
    .map(({ tag, entries }): TagChoice => ({ tag, having: having.get(tag) ?? 0, inArchive: entries }))
    .sort((one, other) => rank(other, folded) - rank(one, folded))
    .slice(0, MOST_SHOWN);
  const isKnown = tags.some(({ tag }) => foldText(tag) === folded);
  if (wanted === '' || isKnown || wanted.length > LONGEST_TAG) return found;
  return [...found, { tag: wanted, having: 0, inArchive: null }];
}

/** Exactly what was typed stands first, then what the entries have, then what begins as typed. */
function rank({ tag, having }: TagChoice, folded: string): number {
  const text = foldText(tag);
  if (folded !== '' && text === folded) return 3;
  if (having > 0) return 2;
  return folded !== '' && text.startsWith(folded) ? 1 : 0;
}
