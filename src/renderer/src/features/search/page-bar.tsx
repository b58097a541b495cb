import type { Page } from '@core/search/results';
import type { PageTarget } from '@core/search/search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { annotationStrings } from '../../strings/annotations';
import { searchStrings } from '../../strings/search';
import { formatCount } from '../../ui/format-number';
import { useSearch } from './search-context';
import { useSelecting } from './selection/selecting-context';
import { PAGE_SIZE } from './use-results';

export interface PageBarProps {
  readonly page: Page;
  readonly entries: number | null;
}

/** "100 of 12,408 · page 1 of 125", and the way through the pages. */
export function PageBar({ page, entries }: PageBarProps) {
  const { dispatch } = useSearch();
  const number = usePageNumber(page, entries);
  const pages = entries === null ? null : Math.max(1, Math.ceil(entries / PAGE_SIZE));
  const go = (target: PageTarget, next: number | null): void =>
    dispatch({ kind: 'page', target, number: next, snapshot: page.snapshot });
  const { next, previous } = page;
  return (
    <Box sx={BAR}>
      <Box component="span">
        {searchStrings.pageOf(
          formatCount(page.rows.length),
          entries === null ? '…' : formatCount(entries),
          number === null ? '…' : formatCount(number),
          pages === null ? '…' : formatCount(pages),
        )}
      </Box>
      <SelectButton />
      <Box sx={{ flex: 1 }} />
      <IconButton
        aria-label={searchStrings.firstPage}
        disabled={previous === null}
        onClick={() => go({ kind: 'first' }, 1)}
      >
        <ChevronFirst size={16} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={searchStrings.previousPage}
        disabled={previous === null}
        onClick={() => previous !== null && go({ kind: 'before', cursor: previous }, step(number, -1))}
      >
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <PageNumberField
        key={String(number)}
        number={number}
        pages={pages}
        onGo={(wanted) => go({ kind: 'number', number: wanted }, wanted)}
      />
      <IconButton
        aria-label={searchStrings.nextPage}
        disabled={next === null}
        onClick={() => next !== null && go({ kind: 'after', cursor: next }, step(number, 1))}
      >
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={searchStrings.lastPage}
        disabled={next === null}
        onClick={() => go({ kind: 'last' }, pages)}
      >
        <ChevronLast size={16} aria-hidden />
      </IconButton>
    </Box>
  );
}

/** Shows the check boxes, for those who select by pointer. */
function SelectButton() {
  const { isShown, begin } = useSelecting();
  return (
    <ButtonBase
      disabled={isShown}
      onClick={begin}
      sx={{
        ml: 2,
        px: 1,
        minHeight: 24,
        gap: 1,
        borderRadius: 1,
        color: 'primary.main',
        visibility: isShown ? 'hidden' : 'visible',
      }}
    >
      <SquareCheck size={13} aria-hidden /> {annotationStrings.beginSelecting}
    </ButtonBase>
  );
}

const BAR = {
  display: 'flex',
  alignItems: 'center',
  gap: 0.5,
  flex: 'none',
  height: 32,
  px: 3,
  fontSize: 12,
  color: 'text.secondary',
  borderTop: '1px solid var(--vt-line)',
  whiteSpace: 'nowrap',
} as const;

const step = (number: number | null, by: number): number | null => (number === null ? null : Math.max(1, number + by));

/** The page's number: from its first row's position where that is known, else as it was asked for. */
export function usePageNumber(page: Page, entries: number | null): number | null {
  const { state } = useSearch();
  if (page.previous === null) return 1;
  if (page.next === null && entries !== null) return Math.max(1, Math.ceil(entries / PAGE_SIZE));
  if (page.firstPosition !== null) return Math.floor(page.firstPosition / PAGE_SIZE) + 1;
  return state.request.number;
}

interface PageNumberFieldProps {
  readonly number: number | null;
  readonly pages: number | null;
  readonly onGo: (number: number) => void;
}

function PageNumberField({ number, pages, onGo }: PageNumberFieldProps) {
  const shown = number === null ? '' : String(number);
  const [text, setText] = useState(shown);
  const go = (): void => {
    const wanted = Number.parseInt(text.replaceAll(/\D/gu, ''), 10);
    if (Number.isNaN(wanted) || wanted < 1) {
      setText(shown);
      return;
    }
    const within = pages === null ? wanted : Math.min(wanted, pages);
    setText(String(within));
    if (within !== number) onGo(within);
  };
  return (
    <input
      aria-label={searchStrings.pageLabel}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        if (event.key === 'Escape') setText(shown);
      }}
      style={{
        width: 56,
        height: 22,
        textAlign: 'center',
        fontSize: 12,
        color: 'var(--vt-text)',
        background: 'var(--vt-canvas)',
        border: '1px solid var(--vt-lineStrong)',
        borderRadius: 4,
      }}
    />
  );
}
