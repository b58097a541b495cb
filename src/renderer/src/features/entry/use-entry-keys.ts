import type { EntryDetail } from '@core/search/entry-detail';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useCommand } from '../../ui/commands';
import type { EntrySlotProps } from '../../ui/slots';
import { useRecordActions } from './use-record-actions';

/** Keys of the entry that work while it has the focus, also within the read-only viewer; `c` works from the grid too. */
export function useEntryKeys(props: EntrySlotProps, detail: EntryDetail | undefined): (event: KeyboardEvent) => void {
  const { copy } = useRecordActions();
  const latest = useRef({ copy, detail });
  useEffect(() => {
    latest.current = { copy, detail };
  });
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'c' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTextField(event.target) || latest.current.detail === undefined) return;
      event.preventDefault();
      latest.current.copy(latest.current.detail);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  useCommand('entry.copy', detail === undefined ? null : () => copy(detail));
  return (event) => {
    // What opens over the page belongs to the pane as React sees it, and has an Escape of its own.
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    if (event.key === 'Escape' && hasOwnEscape(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
    const act = ACTS[event.key]?.(props);
    if (act === undefined || act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

const ACTS: Readonly<Record<string, (props: EntrySlotProps) => (() => void) | null>> = {
  ']': (props) => props.onNext,
  '[': (props) => props.onPrevious,
  Escape: (props) => props.onClose,
};

const hasOwnEscape = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-own-escape]') !== null;

/** Fields that take text, and the viewer's own find box; the read-only record itself takes none. */
function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.find-widget') !== null) return true;
  if (target.closest('.monaco-editor') !== null) return false;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
