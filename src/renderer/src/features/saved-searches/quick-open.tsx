import type { SavedSearch } from '@core/saved-searches/saved-search';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { quickOpenText as text, savedSearchesText } from '../../strings/saved-searches';
import { KeyHint } from '../../ui/key-hint';
import { middleCut } from '../../ui/middle-cut';
import { describeSearch } from './describe-search';
import { shortcutOf } from './pinned-commands';
import { findSearches } from './shelf-rows';
import { SinceBadge } from './since-badge';
import type { SavedSearches } from './use-saved-searches';

export interface QuickOpenProps {
  readonly saved: SavedSearches;
  readonly onClose: () => void;
  /** A search is being shown. */
  readonly onChosen: () => void;
}

/** Lines that are made at once: more are found by typing. */
const MOST_LINES = 200;

/** The saved searches by key: type, walk with the arrows, Enter. The pinned ones come first. */
export function QuickOpen({ saved, onClose, onChosen }: QuickOpenProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [now] = useState(() => Date.now() * 1000);
  const { watch } = saved.since;
  useEffect(() => watch(), [watch]);
  const pinnedFirst = saved.list.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned));
  const found = findSearches(pinnedFirst, typed).slice(0, MOST_LINES);
  const place = Math.min(at, Math.max(0, found.length - 1));
  const open = (one: SavedSearch | undefined, isNewOnly: boolean): void => {
    if (one === undefined) return;
    if (isNewOnly) saved.chooseNew(one);
    else saved.choose(one);
    onChosen();
  };
  const keyed = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt(Math.min(found.length - 1, Math.max(0, place + step)));
    else if (event.key === 'Enter') open(found[place], event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-label={text.title}
      maxWidth="sm"
      fullWidth
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <InputBase
        autoFocus
        value={typed}
        placeholder={text.find}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyed}
        inputProps={{
          'aria-label': text.title,
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': listId,
          'aria-activedescendant': found[place] === undefined ? undefined : `${listId}-${String(place)}`,
        }}
        sx={{ px: 3, height: 40, borderBottom: '1px solid var(--vt-line)' }}
      />
      <Box
        id={listId}
        role="listbox"
        aria-label={savedSearchesText.list}
        sx={{ overflow: 'auto', maxHeight: '50vh', py: 1 }}
      >
        {found.map((one, index) => (
          <QuickLine
            key={one.id}
            id={`${listId}-${String(index)}`}
            one={one}
            saved={saved}
            now={now}
            isChosen={index === place}
            onOpen={(isNewOnly) => open(one, isNewOnly)}
          />
        ))}
        {found.length === 0 && (
          <Box sx={{ px: 3, py: 2, color: 'text.secondary' }}>{saved.list.length === 0 ? text.empty : text.none}</Box>
        )}
      </Box>
      <Box sx={{ px: 3, py: 1.5, fontSize: 12, color: 'text.secondary', borderTop: '1px solid var(--vt-line)' }}>
        {text.help}
      </Box>
    </Dialog>
  );
}

interface QuickLineProps {
  readonly id: string;
  readonly one: SavedSearch;
  readonly saved: SavedSearches;
  readonly now: number;
  readonly isChosen: boolean;
  readonly onOpen: (isNewOnly: boolean) => void;
}

function QuickLine({ id, one, saved, now, isChosen, onOpen }: QuickLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const shortcut = shortcutOf(saved.list, one);
  const facts = [one.folder, describeSearch(one.search), ...one.tags].filter((fact) => fact !== '');
  return (
    <Box
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
      sx={{ ...LINE, bgcolor: isChosen ? 'var(--vt-selected)' : 'transparent', '&:hover': { bgcolor: 'action.hover' } }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ ...CUT, unicodeBidi: 'isolate' }}>{middleCut(one.name, 60)}</Box>
        <Box sx={{ ...CUT, fontSize: 12, color: 'text.secondary' }}>{facts.join(' · ')}</Box>
      </Box>
      <Box sx={{ fontSize: 12 }}>
        <SinceBadge one={one} saved={saved} now={now} />
      </Box>
      {shortcut !== null && <KeyHint keys={shortcut} />}
    </Box>
  );
}

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const LINE = { display: 'flex', alignItems: 'center', gap: 2, px: 3, py: 1, cursor: 'default' } as const;
