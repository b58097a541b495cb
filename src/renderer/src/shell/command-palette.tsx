import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { paletteText as text } from '../strings/palette';
import { LiveRegion } from '../ui/live-region';
import { rankItems, type RankedItem } from './palette-items';
import { PaletteList } from './palette-list';
import type { SearchPlaceStore } from './search-place-store';
import { usePaletteItems } from './use-palette-items';

export interface CommandPaletteProps {
  readonly store: SearchPlaceStore;
  readonly onClose: () => void;
}

/** What the keys of a list do to the line that is chosen; null: no such key. */
function moved(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return null;
}

/** Everything that can be done and gone to, by a few letters of its name. */
export function CommandPalette({ store, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const items = usePaletteItems(typed, store);
  const ranked = useMemo(() => rankItems(items, typed), [items, typed]);
  const chosen = ranked[Math.min(at, ranked.length - 1)] ?? null;
  const run = useRunAfterClosing(onClose);
  const optionId = (item: RankedItem): string => `${listId}-${String(ranked.indexOf(item))}`;
  const pressed = (event: KeyboardEvent): void => {
    const next = moved(event.key, Math.min(at, ranked.length - 1), ranked.length);
    if (next !== null) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (chosen !== null) run(chosen.run);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      slotProps={{ container: { sx: TOP }, paper: { 'aria-label': text.title } }}
    >
      <InputBase
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
        placeholder={text.hint}
        inputProps={{
          role: 'combobox',
          'aria-label': text.title,
          'aria-expanded': true,
          'aria-controls': listId,
          'aria-autocomplete': 'list',
          ...(chosen === null ? {} : { 'aria-activedescendant': optionId(chosen) }),
          spellCheck: false,
          autoComplete: 'off',
          maxLength: 10_000,
        }}
        sx={{ px: 4, height: 44, fontSize: 15, flex: 'none', '& input:focus-visible': { outline: 'none' } }}
      />
      <PaletteList id={listId} items={ranked} chosen={chosen} optionId={optionId} onChoose={(item) => run(item.run)} />
      {ranked.length === 0 && <Box sx={{ px: 4, py: 4, color: 'text.secondary' }}>{text.nothing(typed)}</Box>}
      <LiveRegion text={ranked.length === 0 ? text.nothing(typed) : text.count(ranked.length)} />
    </Dialog>
  );
}

/** Runs what was chosen once the focus is back where it was: a command may be about what has it. */
function useRunAfterClosing(onClose: () => void): (run: () => void) => void {
  const wanted = useRef<(() => void) | null>(null);
  useEffect(
    () => () => {
      const run = wanted.current;
      wanted.current = null;
      if (run !== null) setTimeout(run, 0);
    },
    [],
  );
  return (run) => {
    wanted.current = run;
    onClose();
  };
}

/** Near the top, so that the list grows downwards and the field stays where it is. */
const TOP = { alignItems: 'flex-start', '& .MuiDialog-paper': { mt: '10vh', maxHeight: '76vh' } } as const;
