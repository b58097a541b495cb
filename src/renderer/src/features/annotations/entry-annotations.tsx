import { type EntryAnnotations as Said, MARK_TITLES, withoutAnnotations } from '@core/annotations/annotation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { CheckCheck, Star, StickyNote, Tag, X } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { annotationStrings } from '../../strings/annotations';
import { type AnnotationTarget, useAnnotationFlow } from '../../ui/annotation-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { formatTime } from '../../ui/format-time';
import { MarkIcon } from '../../ui/mark-icon';
import { middleCut } from '../../ui/middle-cut';
import { useShownZone } from '../../ui/use-shown-zone';

const LONGEST_SHOWN_TAG = 40;

/** What is said of one entry, and the ways to say more: beside its record, never in it. */
export function EntryAnnotations({ entry }: { readonly entry: number }) {
  const answer = useCall('annotations.ofEntries', { entries: [entry] }, { keepPrevious: false });
  const said = answer.data?.[0] ?? withoutAnnotations(entry);
  const target: AnnotationTarget = { kind: 'entries', ids: [entry] };
  return (
    <Box
      component="section"
      aria-label={annotationStrings.annotations}
      sx={{ flex: 'none', borderTop: '1px solid var(--vt-line)', px: 3, py: 1, display: 'grid', gap: 1 }}
    >
      {answer.error !== null && <FailureNotice failure={answer.error} onRetry={() => void answer.refetch()} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: 28 }}>
        <Actions said={said} target={target} />
        <Tags said={said} target={target} />
      </Box>
      <Words said={said} target={target} />
    </Box>
  );
}

interface PartProps {
  readonly said: Said;
  readonly target: AnnotationTarget;
}

function Actions({ said, target }: PartProps) {
  const { ask, toggleReviewed } = useAnnotationFlow();
  const { mark, note, reviewed } = said;
  const who = useCall('annotations.reviewer', {}).data?.who;
  const isMine = reviewed.some((one) => one.who === who);
  return (
    <>
      <Button
        variant="text"
        startIcon={mark === null ? <Star size={14} aria-hidden /> : <MarkIcon mark={mark.mark} />}
        onClick={() => ask('mark', target)}
      >
        {mark === null ? annotationStrings.markShort : MARK_TITLES[mark.mark]}
      </Button>
      <Button variant="text" startIcon={<Tag size={14} aria-hidden />} onClick={() => ask('tag', target)}>
        {annotationStrings.tagShort}
      </Button>
      {note === null && (
        <Button variant="text" startIcon={<StickyNote size={14} aria-hidden />} onClick={() => ask('note', target)}>
          {annotationStrings.noteShort}
        </Button>
      )}
      <Button
        variant="text"
        startIcon={<CheckCheck size={14} aria-hidden />}
        aria-pressed={isMine}
        title={isMine ? annotationStrings.takeBack : annotationStrings.markReviewed}
        onClick={() => void toggleReviewed(target)}
        sx={isMine ? { '&&': { color: 'var(--vt-success)' } } : {}}
      >
        {annotationStrings.reviewed}
      </Button>
    </>
  );
}

function Tags({ said, target }: PartProps) {
  const { say } = useAnnotationFlow();
  const zone = useShownZone();
  return said.tags.map(({ tag, who, at }) => (
    <Box
      component="span"
      key={tag}
      title={annotationStrings.tagged(tag, who, formatTime(at, zone, 'second'))}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        pl: 1.5,
        fontSize: 12,
        border: '1px solid var(--vt-lineStrong)',
        borderRadius: 1,
        maxWidth: '100%',
      }}
    >
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {middleCut(tag, LONGEST_SHOWN_TAG)}
      </Box>
      <IconButton
        aria-label={annotationStrings.untag(tag)}
        onClick={() => void say(target, { kind: 'tag', tag, on: false })}
        sx={{ width: 24, height: 24 }}
      >
        <X size={12} aria-hidden />
      </IconButton>
    </Box>
  ));
}

/** Who said what and when, and the note in full. */
function Words({ said, target }: PartProps) {
  const { ask } = useAnnotationFlow();
  const zone = useShownZone();
  const at = (instant: number): string => formatTime(instant, zone, 'second');
  const { mark, note, reviewed } = said;
  if (mark === null && note === null && reviewed.length === 0) return null;
  return (
    <Box sx={{ fontSize: 12, color: 'text.secondary', display: 'grid', gap: 0.5, maxHeight: 160, overflow: 'auto' }}>
      {mark !== null && <span>{annotationStrings.marked(MARK_TITLES[mark.mark], mark.who, at(mark.at))}</span>}
      {reviewed.map((one) => (
        <span key={one.who}>{annotationStrings.reviewedBy(one.who, at(one.at))}</span>
      ))}
      {note !== null && (
        <Box sx={{ display: 'grid', gap: 0.5, borderLeft: '2px solid var(--vt-lineStrong)', pl: 2 }}>
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'text.primary', fontSize: 13 }}>
            {note.text}
          </Box>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <span>{annotationStrings.noted(note.who, at(note.at))}</span>
            <Button variant="text" size="small" onClick={() => ask('note', target)}>
              {annotationStrings.editNote}
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
}
