import type { Page } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import { type Dispatch, type RefObject, useEffect, useRef } from 'react';
import { useCommands } from '../../ui/commands';
import { useNavigation } from '../../ui/navigation';
import { isTypingPlace } from '../../ui/typing-place';
import { focusCell } from './focus-cell';
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

/** What the search screen answers to by key, menu and palette. From another screen, it is shown first. */
export function useSearchKeys(input: SearchKeysInput): void {
  const { screen, showScreen } = useNavigation();
  const isShown = screen === 'search';
  const latest = useRef({ ...input, isShown });
  useEffect(() => {
    latest.current = { ...input, isShown };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !latest.current.isShown) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (escape(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  const { going, page } = input;
  const here = (act: (now: SearchKeysInput) => void): (() => void) => {
    if (isShown) return () => act(input);
    return () => {
      showScreen('search');
      requestAnimationFrame(() => act(input));
    };
  };
  const onlyHere = (act: (() => void) | null): (() => void) | null => (isShown ? act : null);
  useCommands({
    'search.focus': here(({ queryRef }) => focusQuery(queryRef)),
    'search.refresh': here(({ onRefresh }) => onRefresh()),
    'export.start': here(({ onExport }) => onExport()),
    'grid.next': onlyHere(() => moveRow(input, 1)),
    'grid.previous': onlyHere(() => moveRow(input, -1)),
    'grid.nextPage': onlyHere((page?.next ?? null) === null ? null : () => turnPage(input, 'n')),
    'grid.previousPage': onlyHere((page?.previous ?? null) === null ? null : () => turnPage(input, 'p')),
    'entry.next': onlyHere(going.next),
    'entry.previous': onlyHere(going.previous),
    'entry.close': onlyHere(going.isOpen ? going.close : null),
  });
}

/** One step back: from the query to the grid, from the entry to its row. */
function escape(event: KeyboardEvent, { going, queryRef, apiRef, page }: SearchKeysInput): boolean {
  if (event.target === queryRef.current) {
    if (!focusFirstRow(apiRef, page)) queryRef.current?.blur();
    return true;
  }
  if (!going.isOpen || isTypingPlace(event.target)) return false;
  going.close();
  return true;
}

/** Gives the grid the focus, at its first row; false where there is none. */
export function focusFirstRow(apiRef: RefObject<GridApi | null>, page: Page | null): boolean {
  const api = apiRef.current;
  const field = api?.getVisibleColumns()[0]?.field;
  if (api === null || page === null || page.rows.length === 0 || field === undefined) return false;
  focusCell(api, 0, field);
  return true;
}

function focusQuery(queryRef: RefObject<HTMLInputElement | null>): void {
  queryRef.current?.focus();
  queryRef.current?.select();
}

/** The focused cell one row on; an open entry follows. */
function moveRow({ apiRef, page, going, dispatch }: SearchKeysInput, by: 1 | -1): void {
  const api = apiRef.current;
  if (api === null || page === null) return;
  const focused = api.state.focus.cell;
  const at = focused === null ? 0 : Number(focused.id) + by;
  const row = page.rows[at];
  const field = focused?.field ?? api.getVisibleColumns()[0]?.field;
  if (row === undefined || field === undefined) return;
  focusCell(api, at, field);
  if (going.isOpen) dispatch({ kind: 'open', id: row.id });
}

function turnPage({ page, number, dispatch }: SearchKeysInput, key: 'n' | 'p'): void {
  const cursor = key === 'n' ? page?.next : page?.previous;
  if (page === null || cursor === null || cursor === undefined) return;
  const target = key === 'n' ? { kind: 'after' as const, cursor } : { kind: 'before' as const, cursor };
  const next = number === null ? null : Math.max(1, number + (key === 'n' ? 1 : -1));
  dispatch({ kind: 'page', target, number: next, snapshot: page.snapshot });
}
