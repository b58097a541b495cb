import { COMMANDS, type CommandId } from '@core/commands/commands';
import { isStroke, type Stroke, strokeName, strokeOfAccelerator, strokesOfKeys } from '@core/commands/strokes';
import { useEffect, useRef } from 'react';
import { isAvailable, runCommand } from '../ui/commands';
import { isMac } from '../ui/is-mac';
import { isTypingPlace } from '../ui/typing-place';

/** Milliseconds between the two keys of a command such as `g s`. */
const CHORD_MS = 1200;

interface KeyedCommand {
  readonly id: CommandId;
  readonly strokes: readonly Stroke[];
}

const SINGLE: readonly KeyedCommand[] = keyed(1);
const CHORDS: readonly KeyedCommand[] = keyed(2);
const ACCELERATORS = COMMANDS.flatMap(({ id, accelerator, isInPage }) =>
  accelerator !== null && isInPage !== false
    ? [{ id, stroke: strokeOfAccelerator(accelerator), leavesFields: isInPage === 'outside-fields' }]
    : [],
);

function keyed(length: number): readonly KeyedCommand[] {
  return COMMANDS.flatMap(({ id, keys }) => {
    const strokes = keys === null ? [] : strokesOfKeys(keys);
    return strokes.length === length ? [{ id, strokes }] : [];
  });
}

/** The keys of the commands' table. A part that has the focus is asked first: it prevents what it has answered. */
export function useCommandKeys(): void {
  const chord = useRef<{ readonly name: string; readonly at: number } | null>(null);
  useEffect(() => {
    const first = (event: KeyboardEvent): void => {
      const began = chord.current;
      chord.current = null;
      if (isBehindDialog()) return;
      const isPalette = ACCELERATORS.some(({ id, stroke }) => id === 'go.palette' && isStroke(stroke, event, isMac()));
      if (isPalette) return answer(event, 'go.palette');
      if (isTypingPlace(event.target)) return;
      if (began !== null && event.timeStamp - began.at < CHORD_MS) {
        const found = chordOf(began.name, event);
        if (found !== null) return answer(event, found);
      }
      const begins = CHORDS.find(({ strokes: [one] }) => one !== undefined && isStroke(one, event, isMac()));
      const [stroke] = begins?.strokes ?? [];
      if (stroke !== undefined) chord.current = { name: strokeName(stroke), at: event.timeStamp };
    };
    const later = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isBehindDialog()) return;
      const id = commandOf(event);
      if (id !== null && isAvailable(id)) answer(event, id);
    };
    window.addEventListener('keydown', first, true);
    window.addEventListener('keydown', later);
    return () => {
      window.removeEventListener('keydown', first, true);
      window.removeEventListener('keydown', later);
    };
  }, []);
}

function answer(event: KeyboardEvent, id: CommandId): void {
  event.preventDefault();
  event.stopPropagation();
  runCommand(id);
}

function commandOf(event: KeyboardEvent): CommandId | null {
  const accelerator = ACCELERATORS.find(({ stroke }) => isStroke(stroke, event, isMac()));
  const isTyping = isTypingPlace(event.target);
  // On a Mac, Alt with an arrow goes a word on in what is typed.
  if (accelerator !== undefined) {
    const isOfField = isTyping && (accelerator.leavesFields || (accelerator.stroke.alt && isMac()));
    return isOfField ? null : accelerator.id;
  }
  if (isTyping || (event.key === 'Enter' && isPressable(event.target))) return null;
  return SINGLE.find(({ strokes: [one] }) => one !== undefined && isStroke(one, event, isMac()))?.id ?? null;
}

function chordOf(first: string, event: KeyboardEvent): CommandId | null {
  const found = CHORDS.find(({ strokes: [one, two] }) => {
    if (one === undefined || two === undefined) return false;
    return strokeName(one) === first && isStroke(two, event, isMac());
  });
  return found?.id ?? null;
}

/** Enter presses what has the focus. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, a, summary, input, select, [role][tabindex="0"]:not(.MuiDataGrid-cell)') !== null;

/** A dialog asks first; a drawer beside the grid is none, nor is a menu that is fading away. */
const isBehindDialog = (): boolean =>
  document.querySelector('.MuiDialog-root, .MuiPopover-root:not([aria-hidden="true"])') !== null;
