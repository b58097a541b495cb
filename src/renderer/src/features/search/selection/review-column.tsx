import { type EntryAnnotations, MARK_TITLES } from '@core/annotations/annotation';
import type { EntryRow } from '@core/search/results';
import type { GridColDef } from '@mui/x-data-grid';
import { CheckCheck, StickyNote, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { formatTime } from '../../../ui/format-time';
import { MarkIcon } from '../../../ui/mark-icon';
import { useShownZone } from '../../../ui/use-shown-zone';
import { useRowAnnotations } from './row-annotations';

/** What reviewers say of a row, first of all columns, so that it stays in sight beside an open entry. */
export const REVIEW_COLUMN: GridColDef<EntryRow> = {
  field: '__review',
  headerName: annotationStrings.reviewColumn,
  width: 82,
  minWidth: 82,
  sortable: false,
  filterable: false,
  resizable: false,
  disableColumnMenu: true,
  renderCell: ({ row }) => <ReviewCell id={row.id} />,
};

function ReviewCell({ id }: { readonly id: number }) {
  const said = useRowAnnotations(id);
  return said === null ? null : <Signs said={said} />;
}

function Signs({ said }: { readonly said: EntryAnnotations }) {
  const zone = useShownZone();
  const { mark, tags, note, reviewed } = said;
  const at = (instant: number): string => formatTime(instant, zone, 'second');
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      {mark !== null && (
        <Sign title={annotationStrings.marked(MARK_TITLES[mark.mark], mark.who, at(mark.at))}>
          <MarkIcon mark={mark.mark} />
        </Sign>
      )}
      {reviewed.length > 0 && (
        <Sign title={reviewed.map((one) => annotationStrings.reviewedBy(one.who, at(one.at))).join('\n')}>
          <CheckCheck size={14} color="var(--vt-success)" aria-hidden />
        </Sign>
      )}
      {note !== null && (
        <Sign title={`${annotationStrings.noted(note.who, at(note.at))}\n${note.text}`}>
          <StickyNote size={13} aria-hidden />
        </Sign>
      )}
      {tags.length > 0 && (
        <Sign title={tags.map((one) => annotationStrings.tagged(one.tag, one.who, at(one.at))).join('\n')}>
          <Tag size={13} aria-hidden />
        </Sign>
      )}
    </span>
  );
}

/** A sign with its words for the pointer and for those who hear the window. */
function Sign({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <span role="img" aria-label={title} title={title} style={{ display: 'inline-flex', flex: 'none' }}>
      {children}
    </span>
  );
}
