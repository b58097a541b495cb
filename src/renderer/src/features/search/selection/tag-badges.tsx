import type { EntryAnnotations } from '@core/annotations/annotation';
import { annotationStrings } from '../../../strings/annotations';
import { formatTime } from '../../../ui/format-time';
import { middleCut } from '../../../ui/middle-cut';
import { SmallBadge } from '../../../ui/small-badge';
import { useShownZone } from '../../../ui/use-shown-zone';
import { useRowAnnotations } from './row-annotations';

/** Tags that a row shows; the others are counted. */
const MOST_TAGS = 2;
const LONGEST_TAG = 24;

/** A row's tags; who and when in the titles. */
export function TagBadges({ id }: { readonly id: number }) {
  const tags = useRowAnnotations(id)?.tags ?? [];
  // Most rows have none, and need to know nothing else.
  return tags.length === 0 ? null : <Tags tags={tags} />;
}

function Tags({ tags }: Pick<EntryAnnotations, 'tags'>) {
  const zone = useShownZone();
  const more = tags.slice(MOST_TAGS);
  return (
    <>
      {tags.slice(0, MOST_TAGS).map(({ tag, who, at }) => (
        <SmallBadge key={tag} title={annotationStrings.tagged(tag, who, formatTime(at, zone, 'second'))}>
          {middleCut(tag, LONGEST_TAG)}
        </SmallBadge>
      ))}
      {more.length > 0 && <SmallBadge title={more.map(({ tag }) => tag).join('\n')}>+{more.length}</SmallBadge>}
    </>
  );
}
