import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEventCallback } from '@mui/material/utils';
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
import { useEqual } from '../../../ui/use-equal';
import type { Zoom } from './use-zoom';

const ICONS = {
  earlier: ChevronLeft,
  later: ChevronRight,
  zoomIn: ZoomIn,
  zoomOut: ZoomOut,
  fit: ScanSearch,
  undo: Undo2,
  redo: Redo2,
  table: Table2,
} as const satisfies Record<string, LucideIcon>;

type Act = keyof typeof ICONS;
const ACTS = Object.keys(ICONS) as readonly Act[];

/** What the pointer's wheel and the keys do, as buttons. */
export function HistogramButtons(props: { readonly zoom: Zoom; readonly onTable: (() => void) | null }) {
  const { zoom, onTable } = props;
  const along = (move: () => void): (() => void) | null => (zoom.axis === null ? null : move);
  const runs: Readonly<Record<Act, (() => void) | null>> = {
    earlier: along(() => zoom.pan(-0.5)),
    later: along(() => zoom.pan(0.5)),
    zoomIn: along(() => zoom.by(0.5)),
    zoomOut: along(() => zoom.by(2)),
    fit: zoom.fit,
    undo: zoom.undo,
    redo: zoom.redo,
    table: onTable,
  };
  // What they do changes with every answer, what can be done hardly ever: only then are they drawn anew.
  const possible = useEqual(ACTS.filter((act) => runs[act] !== null));
  const run = useEventCallback((act: Act): void => runs[act]?.());
  return <Buttons possible={possible} onAct={run} />;
}

function Buttons({ possible, onAct }: { readonly possible: readonly Act[]; readonly onAct: (act: Act) => void }) {
  return (
    <Box role="toolbar" aria-label={text.title} sx={{ display: 'flex', flex: 'none', ml: 1, mr: -1 }}>
      {ACTS.map((act) => {
        const Icon = ICONS[act];
        return (
          <Tooltip key={act} title={text[act]}>
            <IconButton
              aria-label={text[act]}
              aria-disabled={!possible.includes(act)}
              onClick={() => onAct(act)}
              sx={{ width: 26, height: 26, '&[aria-disabled="true"]': { opacity: 0.4 } }}
            >
              <Icon size={15} aria-hidden />
            </IconButton>
          </Tooltip>
        );
      })}
    </Box>
  );
}
