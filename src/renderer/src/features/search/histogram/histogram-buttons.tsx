import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import {
  ChevronLeft,
  ChevronRight,
  type LucideIcon,
  Redo2,
  ScanSearch,
  Table2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { histogramText as text } from '../../../strings/histogram';
import type { Zoom } from './use-zoom';

interface Act {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly run: (() => void) | null;
}

/** What the pointer's wheel and the keys do, as buttons. */
export function HistogramButtons(props: { readonly zoom: Zoom; readonly onTable: (() => void) | null }) {
  const { zoom, onTable } = props;
  const hasAxis = zoom.axis !== null;
  const acts: readonly Act[] = [
    { name: text.earlier, icon: ChevronLeft, run: hasAxis ? () => zoom.pan(-0.5) : null },
    { name: text.later, icon: ChevronRight, run: hasAxis ? () => zoom.pan(0.5) : null },
    { name: text.zoomIn, icon: ZoomIn, run: hasAxis ? () => zoom.by(0.5) : null },
    { name: text.zoomOut, icon: ZoomOut, run: hasAxis ? () => zoom.by(2) : null },
    { name: text.fit, icon: ScanSearch, run: zoom.fit },
    { name: text.undo, icon: Undo2, run: zoom.undo },
    { name: text.redo, icon: Redo2, run: zoom.redo },
    { name: text.table, icon: Table2, run: onTable },
  ];
  return (
    <Box role="toolbar" aria-label={text.title} sx={{ display: 'flex', flex: 'none', ml: 1, mr: -1 }}>
      {acts.map(({ name, icon: Icon, run }) => (
        <Tooltip key={name} title={name}>
          <IconButton
            aria-label={name}
            aria-disabled={run === null}
            onClick={() => run?.()}
            sx={{ width: 26, height: 26, '&[aria-disabled="true"]': { opacity: 0.4 } }}
          >
            <Icon size={15} aria-hidden />
          </IconButton>
        </Tooltip>
      ))}
    </Box>
  );
}
