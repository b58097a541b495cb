import type { Search } from '@core/search/search';
import { COPY_FORMATS, type CopyFormat } from '@core/export/copied-text';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { CheckCheck, ChevronDown, Copy, Download, Star, StickyNote, Tag, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { linkText } from '../../../strings/links';
import { useAnnotationFlow } from '../../../ui/annotation-flow';
import { type CopyLink, useCopyLink } from '../../../ui/copy-link';
import { KeyHint } from '../../../ui/key-hint';
import { LiveRegion } from '../../../ui/live-region';
import { useCopySelection } from './copy-selection';
import { useSearch } from '../search-context';
import { useSelecting } from './selecting-context';
import { countOf, type Selection, targetOf } from './selection';

export interface SelectionBarProps {
  /** How many the search holds; null while it is not known. */
  readonly entries: number | null;
  readonly onExport: () => void;
}

/** What is selected, and what can be done with it: under the rows, so that none of them moves. */
export function SelectionBar({ entries, onExport }: SelectionBarProps) {
  const { selection, isShown, selectAll, clear } = useSelecting();
  const text = textOf(selection);
  const count = countOf(selection);
  return (
    <>
      <LiveRegion text={count === 0 ? '' : text} />
      {isShown && (
        <Box role="region" aria-label={annotationStrings.selection} sx={BAR}>
          <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            {text}
          </Box>
          {selection.kind !== 'all' && entries !== null && entries > count && (
            <Button variant="text" color="primary" onClick={selectAll}>
              {annotationStrings.selectAll(entries)}
            </Button>
          )}
          <Box sx={{ flex: 1 }} />
          <Actions isDisabled={count === 0} />
          <CopyMenu isDisabled={count === 0} onExport={onExport} />
          <Button
            startIcon={<Download size={14} aria-hidden />}
            disabled={count === 0}
            onClick={onExport}
            aria-label={annotationStrings.exportSelection}
          >
            {annotationStrings.export}
          </Button>
          <Tooltip title={count === 0 ? annotationStrings.endSelecting : annotationStrings.clearWithKey}>
            <IconButton
              aria-label={count === 0 ? annotationStrings.endSelecting : annotationStrings.clear}
              onClick={clear}
            >
              <X size={15} aria-hidden />
            </IconButton>
          </Tooltip>
        </Box>
      )}
    </>
  );
}

function textOf(selection: Selection): string {
  const count = countOf(selection);
  if (selection.kind !== 'all') return annotationStrings.selected(count);
  return selection.except.size === 0
    ? annotationStrings.allSelected(count)
    : annotationStrings.allBut(count, selection.entries);
}

function Actions({ isDisabled }: { readonly isDisabled: boolean }) {
  const { selection } = useSelecting();
  const { ask, toggleReviewed } = useAnnotationFlow();
  const target = targetOf(selection);
  const button = (label: string, keys: string, icon: ReactNode, run: () => void): ReactNode => (
    <Tooltip title={`${label}  ${keys}`}>
      <span>
        <Button startIcon={icon} disabled={isDisabled} onClick={run}>
          {label}
        </Button>
      </span>
    </Tooltip>
  );
  if (target === null && !isDisabled) return null;
  const withTarget = (run: (of: NonNullable<typeof target>) => void) => () => {
    if (target !== null) run(target);
  };
  return (
    <>
      {button(
        annotationStrings.markShort,
        'm',
        <Star size={14} aria-hidden />,
        withTarget((of) => ask('mark', of)),
      )}
      {button(
        annotationStrings.tagShort,
        't',
        <Tag size={14} aria-hidden />,
        withTarget((of) => ask('tag', of)),
      )}
      {button(
        annotationStrings.noteShort,
        'Shift+n',
        <StickyNote size={14} aria-hidden />,
        withTarget((of) => ask('note', of)),
      )}
      {button(
        annotationStrings.reviewed,
        'v',
        <CheckCheck size={14} aria-hidden />,
        withTarget((of) => void toggleReviewed(of)),
      )}
    </>
  );
}

function CopyMenu({ isDisabled, onExport }: { readonly isDisabled: boolean; readonly onExport: () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { isCopying, copy } = useCopySelection(onExport);
  const { selection } = useSelecting();
  const { state } = useSearch();
  const copyLink = useCopyLink();
  const choose = (format: CopyFormat): void => {
    setAnchor(null);
    copy(format);
  };
  return (
    <>
      <Button
        startIcon={<Copy size={14} aria-hidden />}
        endIcon={<ChevronDown size={14} aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={isDisabled || isCopying}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {isCopying ? annotationStrings.copying : annotationStrings.copy}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        {COPY_FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => choose(format)}>
            {annotationStrings.copyAs[format]} <KeyHint keys={annotationStrings.copyHint[format]} />
          </MenuItem>
        ))}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            copySelectionLink(selection, state.search, copyLink);
          }}
        >
          {linkText.copySearch}
        </MenuItem>
      </Menu>
    </>
  );
}

/** Some entries by themselves; all that match by the search, with those that were left out named. */
function copySelectionLink(selection: Selection, search: Search, copyLink: CopyLink): void {
  if (selection.kind === 'some') copyLink.ofEntries([...selection.ids]);
  if (selection.kind !== 'all') return;
  const { criteria, except } = selection;
  const leftOut = except.size === 0 ? [] : [{ field: 'id' as const, not: true, values: [...except].map(String) }];
  copyLink.ofSearch({ ...search, ...criteria, filters: [...criteria.filters, ...leftOut] });
}

const BAR = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 2,
  flex: 'none',
  minHeight: 40,
  px: 3,
  py: 1,
  borderTop: '1px solid var(--vt-line)',
  bgcolor: 'var(--vt-selected)',
} as const;
