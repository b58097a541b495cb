import type { SavedSearch } from '@core/saved-searches/saved-search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ListItemButton from '@mui/material/ListItemButton';
import { Ellipsis } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import { KeyHint } from '../../ui/key-hint';
import { middleCut } from '../../ui/middle-cut';
import { SmallBadge } from '../../ui/small-badge';
import { describeSearch } from './describe-search';
import { NameForm } from './name-form';
import { shortcutOf } from './pinned-commands';
import type { ShelfRow } from './shelf-rows';
import { SinceBadge } from './since-badge';
import type { Place } from './use-saved-search-actions';
import type { SavedSearches } from './use-saved-searches';

export type SearchRow = Extract<ShelfRow, { readonly kind: 'search' }>;

/** What is being dragged over the list. */
export interface LineDrag {
  readonly dragged: string | null;
  readonly onDrag: (id: string | null) => void;
}

export interface SavedSearchLineProps {
  readonly row: SearchRow;
  readonly saved: SavedSearches;
  readonly now: number;
  /** null: it cannot be moved here. */
  readonly drag: LineDrag | null;
  readonly isRenaming: boolean;
  readonly onRenamed: () => void;
  readonly onMenu: (anchor: HTMLElement) => void;
  readonly onClose: () => void;
}

/** Tags that a line shows; the rest are counted. */
const SHOWN_TAGS = 2;

/** One saved search: press it to open it; its menu holds the rest. Alt with an arrow, or the mouse, moves it. */
export function SavedSearchLine(props: SavedSearchLineProps) {
  const { row, saved, drag, onMenu, onClose } = props;
  const { one } = row;
  const dropping = useDropping(row, saved, drag);
  if (props.isRenaming) return <RenamingLine one={one} saved={saved} onDone={props.onRenamed} />;
  const isCurrent = saved.current?.id === one.id;
  return (
    <Box
      component="li"
      {...dropping.handlers}
      sx={{ ...LINE, pl: row.depth * 4, boxShadow: dropping.mark }}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(event.currentTarget);
      }}
    >
      <ListItemButton
        data-line=""
        selected={isCurrent}
        aria-current={isCurrent ? 'true' : undefined}
        title={one.description === '' ? one.name : `${one.name}\n${one.description}`}
        sx={{ borderRadius: 1, px: 2, py: 1, display: 'block', minWidth: 0 }}
        onClick={() => {
          saved.choose(one);
          onClose();
        }}
        onKeyDown={(event) => moveByKey(event, row, saved, drag !== null)}
      >
        <LineText {...props} />
      </ListItemButton>
      <IconButton
        aria-label={savedSearchesText.actionsOf(one.name)}
        aria-haspopup="menu"
        onClick={(event) => onMenu(event.currentTarget)}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
    </Box>
  );
}

const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  // Lines out of sight cost nothing, however many there are.
  contentVisibility: 'auto',
  containIntrinsicSize: 'auto 46px',
} as const;

function LineText({ row, saved, now }: SavedSearchLineProps) {
  const { one } = row;
  const shortcut = shortcutOf(saved.list, one);
  const state =
    saved.current?.id !== one.id
      ? ''
      : saved.isChanged
        ? savedSearchesText.changed
        : saved.isNewOnly
          ? savedSearchesText.newOnly
          : '';
  const facts = [row.namesFolder ? one.folder : '', describeSearch(one.search), state].filter((text) => text !== '');
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <Box sx={{ ...CUT, flex: 1, unicodeBidi: 'isolate' }}>{middleCut(one.name, 52)}</Box>
        {shortcut !== null && row.namesFolder && <KeyHint keys={shortcut} />}
      </Box>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', color: 'text.secondary', fontSize: 12 }}>
        <Box sx={{ ...CUT, minWidth: 110 }} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </Box>
        {one.tags.slice(0, SHOWN_TAGS).map((tag) => (
          <SmallBadge key={tag} title={tag}>
            {middleCut(tag, 16)}
          </SmallBadge>
        ))}
        {one.tags.length > SHOWN_TAGS && (
          <SmallBadge title={one.tags.join(', ')}>+{String(one.tags.length - SHOWN_TAGS)}</SmallBadge>
        )}
        <Box sx={{ flex: 1 }} />
        <SinceBadge one={one} saved={saved} now={now} />
      </Box>
    </>
  );
}

const CUT = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface RenamingLineProps {
  readonly one: SavedSearch;
  readonly saved: SavedSearches;
  readonly onDone: () => void;
}

function RenamingLine({ one, saved, onDone }: RenamingLineProps) {
  return (
    <Box component="li" sx={{ p: 1 }}>
      <NameForm
        label={savedSearchesText.renameLabel(one.name)}
        action={savedSearchesText.rename}
        initial={one.name}
        hasFocus
        hidesLabel
        onCancel={onDone}
        onSubmit={async (name) => {
          await saved.change(one, { name });
          onDone();
        }}
      />
    </Box>
  );
}

function moveByKey(event: KeyboardEvent, row: SearchRow, saved: SavedSearches, canMove: boolean): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  const isUp = event.key === 'ArrowUp';
  const neighbour = isUp ? row.previous : row.next;
  if (!canMove || neighbour === null) return;
  saved.moveBeside(row.one, { id: neighbour, place: isUp ? 'before' : 'after' }, row.one.folder);
}

/** Half a line above or below the middle: where the dragged search would go. */
function useDropping(row: SearchRow, saved: SavedSearches, drag: LineDrag | null) {
  const [place, setPlace] = useState<Place['place'] | null>(null);
  if (drag === null) return { mark: 'none', handlers: {} };
  const { one } = row;
  const placeOf = (event: DragEvent): Place['place'] => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  const handlers = {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', one.name);
      drag.onDrag(one.id);
    },
    onDragEnd: () => drag.onDrag(null),
    onDragOver: (event: DragEvent) => {
      if (drag.dragged === null || drag.dragged === one.id) return;
      event.preventDefault();
      setPlace(placeOf(event));
    },
    onDragLeave: () => setPlace(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const moved = saved.list.find(({ id }) => id === drag.dragged);
      if (moved !== undefined) saved.moveBeside(moved, { id: one.id, place: placeOf(event) }, one.folder);
      setPlace(null);
      drag.onDrag(null);
    },
  };
  const offset = place === 'before' ? '0 -2px' : '0 2px';
  return { mark: place === null ? 'none' : `${offset} 0 var(--vt-accent)`, handlers };
}
