import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Link2, RefreshCw } from 'lucide-react';
import type { Ref, RefObject } from 'react';
import { coverageNoticeText } from '../../strings/coverage';
import { linkText } from '../../strings/links';
import { searchStrings } from '../../strings/search';
import { runCommand } from '../../ui/commands';
import { QueryBar } from './query/query-bar';
import { RangePicker } from './range-picker';
import { ScopePicker } from './scope-picker';
import type { Refresh } from './use-refresh';

export interface TopBarProps {
  readonly queryRef: RefObject<HTMLInputElement | null>;
  readonly rangeRef: Ref<HTMLButtonElement>;
  readonly refresh: Refresh;
}

/** The first line: whose entries, of which time, with which words. */
export function TopBar({ queryRef, rangeRef, refresh }: TopBarProps) {
  const title = refresh.isRunning
    ? coverageNoticeText.refreshing
    : refresh.collects
      ? coverageNoticeText.refreshCollects
      : searchStrings.runAgain;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start', px: 3, py: 2 }}>
      <ScopePicker />
      <RangePicker buttonRef={rangeRef} />
      <QueryBar inputRef={queryRef} />
      <Tooltip title={title}>
        <IconButton
          aria-label={searchStrings.refresh}
          aria-busy={refresh.isRunning}
          onClick={refresh.run}
          sx={{ width: 28, height: 28, border: '1px solid var(--vt-lineStrong)' }}
        >
          <RefreshCw size={14} aria-hidden />
        </IconButton>
      </Tooltip>
      <Tooltip title={linkText.copySearchWithKey}>
        <IconButton
          aria-label={linkText.copySearchName}
          onClick={() => runCommand('search.copyLink')}
          sx={{ width: 28, height: 28, border: '1px solid var(--vt-lineStrong)' }}
        >
          <Link2 size={14} aria-hidden />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
