import { MARK_TITLES } from '@core/annotations/annotation';
import { CheckCheck, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { formatTime } from '../../../ui/format-time';
import { MarkIcon } from '../../../ui/mark-icon';
import { middleCut } from '../../../ui/middle-cut';
import { SmallBadge } from '../../../ui/small-badge';
import { useShownZone } from '../../../ui/use-shown-zone';
import { useRowAnnotations } from './row-annotations';

/** Tags that a row shows; the others are counted. */
const MOST_TAGS = 2;
const LONGEST_TAG = 24;
const ICON = { display: 'inline-flex', flex: 'none' } as const;

/** What reviewers say of a row: mark, tags, note, reviewed; who and when in the titles. */
export function AnnotationBadges({ id }: { readonly id: number }) {
  const said = useRowAnnotations(id);
  const zone = useShownZone();
  if (said === null) return null;
  const { mark, tags, note, reviewed } = said;
  const at = (instant: number): string => formatTime(instant, zone, 'second');
  const more = tags.slice(MOST_TAGS);
  return (
    <>
      {mark !== null && (
        <IconWord title={annotationStrings.marked(MARK_TITLES[mark.mark], mark.who, at(mark.at))}>
          <MarkIcon mark={mark.mark} />
        </IconWord>
      )}
      {tags.slice(0, MOST_TAGS).map((one) => (
        <SmallBadge key={one.tag} title={annotationStrings.tagged(one.tag, one.who, at(one.at))}>
          {middleCut(one.tag, LONGEST_TAG)}
        </SmallBadge>
      ))}
      {more.length > 0 && <SmallBadge title={more.map(({ tag }) => tag).join('\n')}>+{more.length}</SmallBadge>}
      {note !== null && (
        <IconWord title={`${annotationStrings.noted(note.who, at(note.at))}\n${note.text}`}>
          <StickyNote size={13} aria-hidden />
        </IconWord>
      )}
      {reviewed.length > 0 && (
        <IconWord title={reviewed.map((one) => annotationStrings.reviewedBy(one.who, at(one.at))).join('\n')}>
          <CheckCheck size={14} color="var(--vt-success)" aria-hidden />
        </IconWord>
      )}
    </>
  );
}

function IconWord({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <span role="img" aria-label={title} title={title} style={ICON}>
      {children}
    </span>
  );
}
