import { completed, type CompletionOption } from '@core/search/query/complete-query';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { queryStrings } from '../../../strings/query';
import { QueryHelp } from './query-help';
import { QueryInput } from './query-input';
import { QueryPopup } from './query-popup';
import { QueryProblemLine } from './query-problem-line';
import { useEditedPart } from './edit-part';
import { useCompletion } from './use-completion';
import { useQueryText } from './use-query-text';

/** After the last key before what is typed applies; longer while it may be the beginning of a value that is offered. */
const PAUSE_MS = 400;
const CHOOSING_PAUSE_MS = 1500;

/** The whole search as one line of text: typed, completed, coloured, complained of at its place. Esc leaves it. */
export function QueryBar({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const query = useQueryText();
  const [caret, setCaret] = useState(0);
  const [opened, setOpened] = useState<'no' | 'typing' | 'asked'>('no');
  const [active, setActive] = useState(-1);
  const anchor = useRef<HTMLDivElement>(null);
  const written = useRef<{ readonly text: string; readonly at: number } | null>(null);
  const listId = useId();
  const problemId = useId();
  const offered = useCompletion(query.text, caret, { isOpen: opened !== 'no', nameOf: query.nameOf });
  const { options, completion } = offered;
  // Between two conditions anything could come: it is offered where it is asked for.
  const isMeant =
    opened === 'asked' ||
    completion?.typed !== '' ||
    completion.ask.kind !== 'nothing' ||
    isAfterName(query.text, caret);
  const isShown = completion !== null && isMeant && (options.length > 0 || offered.isLooking);

  const { settle, isDirty, text } = query;
  const pause = opened !== 'no' && offered.goesOn ? CHOOSING_PAUSE_MS : PAUSE_MS;
  const isPlaceBegun = completion?.ask.kind === 'keys';
  useEffect(() => {
    // The beginning of a place in raw is no word to look for: it waits for its colon, or for Enter.
    if (!isDirty || isPlaceBegun) return undefined;
    const timer = setTimeout(settle, pause);
    return () => clearTimeout(timer);
  }, [isDirty, isPlaceBegun, text, pause, settle]);

  const write = (next: string, at: number, staysOpen = true): void => {
    query.type(next);
    setCaret(at);
    setActive(-1);
    setOpened(staysOpen ? 'typing' : 'no');
    written.current = { text: next, at };
    inputRef.current?.focus();
  };
  // With the text itself: later, it would take the caret back from where the next key has put it.
  useLayoutEffect(() => {
    const wanted = written.current;
    written.current = null;
    const input = inputRef.current;
    if (wanted !== null && input?.value === wanted.text) input.setSelectionRange(wanted.at, wanted.at);
  });
  const choose = (option: CompletionOption): void => {
    const next = completion === null ? null : completed(query.text, completion, option);
    if (next !== null) write(next.text, next.caret);
  };
  useEditedPart((part) => {
    const at = query.text.indexOf(part);
    inputRef.current?.focus();
    inputRef.current?.setSelectionRange(at < 0 ? query.text.length : at, at < 0 ? query.text.length : at + part.length);
  });
  const keys: KeysInput = {
    isShown,
    options,
    active,
    isTyped: completion !== null && completion.typed !== '',
    setActive,
    choose,
    open: () => setOpened('asked'),
    close: () => {
      setOpened('no');
      setActive(-1);
    },
    run: () => query.apply(true),
  };

  return (
    <Box sx={{ flex: '1 1 260px', minWidth: 160, position: 'relative' }}>
      <Box role="search" ref={anchor} sx={FRAME} data-wrong={query.problem !== null}>
        <Search size={14} aria-hidden style={{ flex: 'none', color: 'var(--vt-textQuiet)' }} />
        <QueryInput
          inputRef={inputRef}
          text={query.text}
          problem={query.problem}
          popup={{ id: listId, isShown, active, problemId }}
          onType={(next, at) => {
            query.type(next);
            setCaret(at);
            setActive(-1);
            setOpened('typing');
          }}
          onCaret={setCaret}
          onKeyDown={(event) => pressed(event, keys)}
          onFocus={() => query.setFocused(true)}
          onBlur={() => {
            query.setFocused(false);
            keys.close();
            query.apply();
          }}
        />
        {query.text !== '' && (
          <IconButton
            aria-label={queryStrings.clear}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => write('', 0, false)}
            sx={{ width: 24, height: 24 }}
          >
            <X size={14} aria-hidden />
          </IconButton>
        )}
        <QueryHelp
          zone={query.zone}
          onTry={(example) =>
            write(query.text.trim() === '' ? example : `${query.text.trimEnd()} ${example}`, 100_000, false)
          }
        />
        <Box component="kbd" aria-hidden sx={KEY}>
          /
        </Box>
      </Box>
      {isShown && (
        <QueryPopup
          id={listId}
          anchor={anchor}
          options={options}
          active={active}
          isLooking={offered.isLooking && options.length === 0}
          onChoose={choose}
        />
      )}
      {query.problem !== null && !isShown && (
        <QueryProblemLine
          id={problemId}
          problem={query.problem}
          text={query.text}
          onFix={(next, at) => write(next, at, false)}
        />
      )}
    </Box>
  );
}

/** Just after a colon. */
const isAfterName = (text: string, caret: number): boolean => text.charAt(caret - 1) === ':';

interface KeysInput {
  readonly isShown: boolean;
  readonly options: readonly CompletionOption[];
  /** -1: none. */
  readonly active: number;
  /** Something of what is offered is typed: Tab takes the first. */
  readonly isTyped: boolean;
  readonly setActive: (index: number) => void;
  readonly choose: (option: CompletionOption) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly run: () => void;
}

/** Arrows go through what is offered, Tab and Enter take it, Esc closes it; without an offer Enter runs and Esc leaves. */
function pressed(event: KeyboardEvent, input: KeysInput): void {
  if (event.nativeEvent.isComposing) return;
  const handled = handledKey(event, input);
  if (handled) event.preventDefault();
}

function handledKey(event: KeyboardEvent, input: KeysInput): boolean {
  const { isShown, options, active } = input;
  const last = options.length - 1;
  switch (event.key) {
    case 'ArrowDown':
      if (!isShown) input.open();
      else input.setActive(active >= last ? 0 : active + 1);
      return true;
    case 'ArrowUp':
      if (isShown) input.setActive(active <= 0 ? last : active - 1);
      return isShown;
    case ' ':
      if (!event.ctrlKey) return false;
      input.open();
      return true;
    case 'Tab':
    case 'Enter': {
      const option = options[event.key === 'Tab' && input.isTyped ? Math.max(0, active) : active];
      const takes = isShown && option !== undefined && !event.shiftKey;
      if (takes) input.choose(option);
      else if (event.key === 'Enter') {
        input.close();
        input.run();
      }
      return takes || event.key === 'Enter';
    }
    case 'Escape':
      if (isShown) input.close();
      return isShown;
    default:
      return false;
  }
}

const FRAME = {
  height: 28,
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  pl: 2,
  bgcolor: 'var(--vt-canvas)',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  '&[data-wrong="true"]': { borderColor: 'var(--vt-error)' },
  '&:focus-within': { borderColor: 'var(--vt-accent)', boxShadow: '0 0 0 1px var(--vt-accent)' },
  '&[data-wrong="true"]:focus-within': { borderColor: 'var(--vt-error)', boxShadow: '0 0 0 1px var(--vt-error)' },
} as const;

const KEY = {
  fontFamily: 'inherit',
  fontSize: 11,
  color: 'text.secondary',
  border: '1px solid var(--vt-line)',
  borderRadius: 0.5,
  px: 1,
  mr: 1,
} as const;
