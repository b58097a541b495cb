import type { QueryProblem } from '@core/search/query/query-problem';
import Box from '@mui/material/Box';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { queryStrings } from '../../../strings/query';
import { MONO } from '../../../theme/tokens';
import { QueryColours } from './query-colours';

/** Longer texts are not coloured, so that typing stays quick. */
const LONGEST_COLOURED = 20_000;

export interface QueryInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly problem: QueryProblem | null;
  /** The list of what is offered, as the combobox names it. */
  readonly popup: {
    readonly id: string;
    readonly isShown: boolean;
    readonly active: number;
    readonly problemId: string;
  };
  readonly onType: (text: string, caret: number) => void;
  readonly onCaret: (caret: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** The field itself. Its own text is clear: the same text stands coloured behind it, moved along with it. */
export function QueryInput(props: QueryInputProps) {
  const { inputRef, text, problem, popup } = props;
  const colours = useRef<HTMLDivElement>(null);
  const isColoured = text !== '' && text.length <= LONGEST_COLOURED;
  const follow = (): void => {
    if (colours.current !== null)
      colours.current.style.transform = `translateX(${String(-(inputRef.current?.scrollLeft ?? 0))}px)`;
  };
  useLayoutEffect(follow);
  return (
    <Box sx={{ position: 'relative', flex: 1, minWidth: 0, height: 26, overflow: 'hidden' }}>
      {isColoured && <QueryColours ref={colours} text={text} problem={problem} />}
      <Box
        component="input"
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={queryStrings.label}
        aria-autocomplete="list"
        aria-expanded={popup.isShown}
        aria-controls={popup.isShown ? popup.id : undefined}
        aria-activedescendant={popup.isShown && popup.active >= 0 ? `${popup.id}-${String(popup.active)}` : undefined}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : popup.problemId}
        value={text}
        placeholder={queryStrings.hint}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onType(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => {
          props.onCaret(event.currentTarget.selectionStart ?? 0);
          follow();
        }}
        onScroll={follow}
        onKeyUp={follow}
        onKeyDown={props.onKeyDown}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
        sx={{ ...FIELD, ...(isColoured ? CLEAR : {}) }}
      />
    </Box>
  );
}

const FIELD = {
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: 26,
  p: 0,
  border: 0,
  background: 'none',
  color: 'var(--vt-text)',
  caretColor: 'var(--vt-text)',
  fontFamily: MONO,
  fontSize: 12.5,
  fontVariantLigatures: 'none',
  letterSpacing: 0,
  outline: 'none',
  '&:focus-visible': { outline: 'none' },
  '&::placeholder': { color: 'var(--vt-textQuiet)', opacity: 1, fontFamily: 'inherit' },
} as const;

const CLEAR = {
  color: 'transparent',
  '&::selection': { color: 'transparent', background: 'color-mix(in srgb, var(--vt-accent) 28%, transparent)' },
  // Where the system paints all text itself, the text is shown and the coloured one is not.
  '@media (forced-colors: active)': { color: 'fieldtext' },
} as const;
