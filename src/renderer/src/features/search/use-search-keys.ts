import type { Page } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import { type Dispatch, type RefObject, useEffect, useRef } from 'react';
import { usePush } from '../../api/use-push';
import { useNavigation } from '../../ui/navigation';
import { isTypingPlace } from '../../ui/typing-place';
import type { SearchAction } from './search-state';
import type { Going } from './use-going';

export interface SearchKeysInput {
  readonly going: Going;
  readonly apiRef: RefObject<GridApi | null>;
  readonly queryRef: RefObject<HTMLInputElement | null>;
  readonly page: Page | null;
  /** Of the page; null where it is not known. */
  readonly number: number | null;
  readonly dispatch: Dispatch<SearchAction>;
  readonly onExport: () => void;
  readonly onRefresh: () => void;
}

/** The keys of the search screen, and the menu's commands that mean the same. */
export function useSearchKeys(input: SearchKeysInput): void {
  const isShown = useNavigation().screen === 'search';
  const latest = useRef({ ...input, isShown });
  useEffect(() => {
    latest.current = { ...input, isShown };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !latest.current.isShown) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (handled(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  usePush('command.invoked', ({ command }) => {
    if (latest.current.isShown) BY_COMMAND[command]?.(latest.current);
  });
}

const BY_COMMAND: Readonly<Record<string, (input: SearchKeysInput) => void>> = {
  'search.focus': ({ queryRef }) => focusQuery(queryRef),
  'search.refresh': ({ onRefresh }) => onRefresh(),
  'export.start': ({ onExport }) => onExport(),
  'entry.next': ({ going }) => going.next?.(),
  'entry.previous': ({ going }) => going.previous?.(),
  'entry.close': ({ going }) => going.close(),
};

function handled(event: KeyboardEvent, input: SearchKeysInput): boolean {
  const { going, queryRef } = input;
  if (event.key === 'Escape') return escape(event, input);
  if (isTypingPlace(event.target)) return false;
  switch (event.key) {
    case '/':
      focusQuery(queryRef);
      return true;
    case 'r':
      input.onRefresh();
      return true;
    case 'j':
      return moveRow(input, 1);
    case 'k':
      return moveRow(input, -1);
    case 'n':
    case 'p':
      return turnPage(input, event.key);
    case ']':
      going.next?.();
      return going.next !== null;
    case '[':
      going.previous?.();
      return going.previous !== null;
    default:
      return false;
  }
}

/** One step back: from the query to the grid, from the entry to its row. */
function escape(event: KeyboardEvent, { going, queryRef, apiRef, page }: SearchKeysInput): boolean {
  if (event.target === queryRef.current) {
    const id = page?.rows[0]?.id;
    const field = apiRef.current?.getVisibleColumns()[0]?.field;
    if (id !== undefined && field !== undefined) apiRef.current?.setCellFocus(id, field);
    else queryRef.current?.blur();
    return true;
  }
  if (!going.isOpen || isTypingPlace(event.target)) return false;
  going.close();
  return true;
}

function focusQuery(queryRef: RefObject<HTMLInputElement | null>): void {
  queryRef.current?.focus();
  queryRef.current?.select();
}

/** The focused cell one row on; an open entry follows. */
function moveRow({ apiRef, page, going, dispatch }: SearchKeysInput, by: 1 | -1): boolean {
  const api = apiRef.current;
  if (api === null || page === null) return false;
  const focused = api.state.focus.cell;
  const at = page.rows.findIndex((row) => row.id === focused?.id);
  const row = page.rows[at < 0 ? 0 : at + by];
  const field = focused?.field ?? api.getVisibleColumns()[0]?.field;
  if (row === undefined || field === undefined) return false;
  api.setCellFocus(row.id, field);
  api.scrollToIndexes({ rowIndex: page.rows.indexOf(row) });
  if (going.isOpen) dispatch({ kind: 'open', id: row.id });
  return true;
}

function turnPage({ page, number, dispatch }: SearchKeysInput, key: 'n' | 'p'): boolean {
  const cursor = key === 'n' ? page?.next : page?.previous;
  if (page === null || cursor === null || cursor === undefined) return false;
  const target = key === 'n' ? { kind: 'after' as const, cursor } : { kind: 'before' as const, cursor };
  const next = number === null ? null : Math.max(1, number + (key === 'n' ? 1 : -1));
  dispatch({ kind: 'page', target, number: next, snapshot: page.snapshot });
  return true;
}
