import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import { FailureNotice } from '../../ui/failure-notice';
import { useNow } from '../../ui/use-now';
import { CurrentSearch } from './current-search';
import { type PanelDialog, PanelDialogs } from './panel-dialogs';
import { PanelMenu } from './panel-menu';
import { ShelfList } from './shelf-list';
import { findSearches, foundRows, shelfRows } from './shelf-rows';
import type { SavedSearches } from './use-saved-searches';

const MINUTE = 60_000_000;

export interface SavedSearchesPanelProps {
  readonly saved: SavedSearches;
  readonly onClose: () => void;
}

/** What opens under the button: the search on the screen, and the list with its folders. */
export function SavedSearchesPanel({ saved, onClose }: SavedSearchesPanelProps) {
  const { list, folders } = saved;
  const { watch } = saved.since;
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<PanelDialog | null>(null);
  const now = useNow();
  // Hundreds of lines are drawn again once a minute, not once a second.
  const minute = Math.floor(now / MINUTE) * MINUTE;
  useEffect(() => watch(), [watch]);
  const isFinding = text.trim() !== '';
  const rows = useMemo(
    () => (isFinding ? foundRows(findSearches(list, text)) : shelfRows(list, folders)),
    [isFinding, list, folders, text],
  );
  const isEmpty = list.length === 0 && folders.length === 0;
  return (
    <Box sx={PANEL} onKeyDown={moveFocus}>
      <CurrentSearch saved={saved} now={now} onClose={onClose} />
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: '1px solid var(--vt-line)', pr: 1 }}>
        <InputBase
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={savedSearchesText.find}
          inputProps={{ 'aria-label': savedSearchesText.find, 'data-line': '' }}
          sx={{ flex: 1, px: 3, height: 34, fontSize: 13 }}
        />
        <PanelMenu saved={saved} onDialog={setDialog} />
      </Box>
      {saved.failure !== null && <FailureNotice failure={saved.failure} onRetry={saved.retry} />}
      {isEmpty && !saved.isLoading && saved.failure === null && (
        <Box sx={{ p: 3, color: 'text.secondary' }}>{savedSearchesText.empty}</Box>
      )}
      {isFinding && rows.length === 0 && (
        <Box sx={{ p: 3, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {savedSearchesText.noneLike(text.trim())}
        </Box>
      )}
      {rows.length > 0 && (
        <ShelfList
          rows={rows}
          saved={saved}
          now={minute}
          // What was found stands in no folder: there is nothing to be moved between.
          canMove={!isFinding}
          onClose={onClose}
          onDialog={setDialog}
        />
      )}
      <PanelDialogs dialog={dialog} saved={saved} onClose={() => setDialog(null)} />
    </Box>
  );
}

const PANEL = {
  width: 480,
  maxWidth: '90vw',
  display: 'flex',
  flexDirection: 'column',
  maxHeight: 'min(640px, 76vh)',
} as const;

/** The arrows walk through the lines, from the field above them too. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const isDown = event.key === 'ArrowDown';
  if ((!isDown && event.key !== 'ArrowUp') || event.altKey || event.ctrlKey || event.metaKey) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === document.activeElement);
  const next = at < 0 ? undefined : lines[at + (isDown ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
