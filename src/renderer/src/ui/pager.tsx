import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { uiStrings } from '../strings/ui';
import { formatCount } from './format-number';

export interface PagerProps {
  /** What is paged, for the buttons' labels: `Files`. */
  readonly label: string;
  readonly total: number;
  /** 0-based. */
  readonly offset: number;
  readonly pageSize: number;
  readonly onChange: (offset: number) => void;
}

/** `1–100 of 1,234` with a way on and back; nothing where one page holds everything. */
export function Pager({ label, total, offset, pageSize, onChange }: PagerProps) {
  if (total <= pageSize) return null;
  const end = Math.min(offset + pageSize, total);
  return (
    <Box component="nav" aria-label={uiStrings.pages(label)} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box sx={{ color: 'text.secondary' }}>
        {uiStrings.rowsOf(formatCount(offset + 1), formatCount(end), formatCount(total))}
      </Box>
      <IconButton
        aria-label={uiStrings.previousPage(label)}
        disabled={offset === 0}
        onClick={() => onChange(Math.max(0, offset - pageSize))}
      >
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={uiStrings.nextPage(label)}
        disabled={end >= total}
        onClick={() => onChange(offset + pageSize)}
      >
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </Box>
  );
}
