import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Timeline, TimelineBar } from '@core/search/results';
import { useId, useMemo, useState } from 'react';
import { histogramText as text } from '../../../strings/histogram';
import { uiStrings } from '../../../strings/ui';
import { copyText } from '../../../ui/copy-text';
import { formatCount } from '../../../ui/format-number';
import { useToasts } from '../../../ui/toasts';
import type { Wording } from './bar-words';
import { figuresRows, figuresText } from './figures-text';
import { summed, totalOf } from './plot-geometry';

export interface FiguresDialogProps {
  readonly timeline: Timeline;
  readonly zone: string;
  readonly wording: Wording;
  readonly onClose: () => void;
}

/** The same figures as a table, for those who do not see bars, and for spreadsheets. */
export function FiguresDialog({ timeline, zone, wording, onClose }: FiguresDialogProps) {
  const titleId = useId();
  const toasts = useToasts();
  const [isShort, setIsShort] = useState(false);
  const { coverage, words, bucket } = wording;
  const rows = useMemo(() => figuresRows(timeline.bars, zone, coverage), [timeline.bars, zone, coverage]);
  const shown = isShort ? rows.filter((row) => row.total > 0) : rows;
  const copy = (kind: 'csv' | 'tsv') => () => {
    copyText(figuresText(shown, kind)).then(() => toasts.show({ text: text.copied }), toasts.showFailure);
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="lg">
      <DialogTitle id={titleId}>{text.tableTitle(text.buckets[bucket])}</DialogTitle>
      <DialogContent tabIndex={0} sx={{ minWidth: 640, maxHeight: '70vh' }}>
        <Table size="small" stickyHeader aria-labelledby={titleId}>
          <TableHead>
            <TableRow>
              <TableCell>{text.columns.when}</TableCell>
              {NUMBERS.map(([name]) => (
                <TableCell key={name} align="right">
                  {text.columns[name]}
                </TableCell>
              ))}
              <TableCell>{text.columns.coverage}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ bar, lack }) => (
              <TableRow key={bar.start}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: { xs: 'normal', lg: 'nowrap' } }}>
                  {words.bucket({ from: bar.start, to: bar.end }, bucket)}
                </TableCell>
                <Numbers bar={bar} />
                <TableCell sx={{ minWidth: { xs: 120, lg: 200 }, maxWidth: 320 }}>{lack}</TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow sx={{ '& td, & th': { fontWeight: 600, color: 'text.primary' } }}>
              <TableCell component="th" scope="row">
                {text.totals}
              </TableCell>
              <Numbers bar={summed(timeline.bars)} />
              <TableCell />
            </TableRow>
          </TableFooter>
        </Table>
      </DialogContent>
      <DialogActions>
        <Box component="label" sx={{ display: 'flex', gap: 2, alignItems: 'center', mr: 'auto', ml: 2 }}>
          <input
            type="checkbox"
            checked={isShort}
            onChange={() => setIsShort(!isShort)}
            style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
          />
          {text.onlyWithEntries}
        </Box>
        <Button onClick={copy('csv')}>{text.copyCsv}</Button>
        <Button onClick={copy('tsv')}>{text.copyTsv}</Button>
        <Button autoFocus onClick={onClose}>
          {uiStrings.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type Figures = Omit<TimelineBar, 'start' | 'end'>;

const NUMBERS = [
  ['information', (bar: Figures) => bar.information],
  ['warning', (bar: Figures) => bar.warning],
  ['error', (bar: Figures) => bar.error],
  ['total', (bar: Figures) => totalOf({ ...bar, start: 0 })],
  ['vanished', (bar: Figures) => bar.vanished],
] as const;

function Numbers({ bar }: { readonly bar: Figures }) {
  return NUMBERS.map(([name, figure]) => (
    <TableCell key={name} align="right" sx={figure(bar) === 0 ? { color: 'text.secondary' } : {}}>
      {formatCount(figure(bar))}
    </TableCell>
  ));
}
