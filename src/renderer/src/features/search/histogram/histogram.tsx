import type { TimeSpan } from '@core/coverage/time-spans';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useChangeSettings, useSettings } from '../../../api/use-settings';
import { histogramText as text } from '../../../strings/histogram';
import { FailureNotice } from '../../../ui/failure-notice';
import { useToasts } from '../../../ui/toasts';
import type { CoverageOfSearch } from '../use-coverage';
import type { Results } from '../use-results';
import { useSearch } from '../search-context';
import { BarCoverage } from './bar-coverage';
import { BarMenu } from './bar-menu';
import type { Wording } from './bar-words';
import { coverageMarks } from './coverage-marks';
import { FiguresDialog } from './figures-dialog';
import { HistogramButtons } from './histogram-buttons';
import { HistogramLegend } from './histogram-legend';
import { HistogramPlot } from './histogram-plot';
import { summed, totalOf } from './plot-geometry';
import { HEADER, PLOT } from './plot-sizes';
import { timeWords } from './time-words';
import { useHistogramCommands } from './use-histogram-commands';
import type { MenuPlace } from './use-plot-events';
import { spanOfBars } from './use-pointing';
import { type TimelineOfSearch, useTimeline } from './use-timeline';
import { useZoom, type Zoom } from './use-zoom';

export interface HistogramProps {
  readonly results: Results;
  readonly coverage: CoverageOfSearch;
  /** The archive changed under the search's snapshot: it has to run again. */
  readonly onStale: () => void;
}

/** The shape of the result before its rows: entries over time, what is missing, and the way into any stretch of it. */
export function Histogram({ results, coverage, onStale }: HistogramProps) {
  const settings = useSettings();
  const change = useChangeSettings(useToasts().showFailure);
  const isOpen = settings.panes.histogramOpen;
  const bodyId = useId();
  const asked = useTimeline(results, isOpen, onStale);
  const zoom = useZoom(asked.shown, asked.isOutdated);
  const wording = useWording(asked, zoom.axis, coverage);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const toggle = (): void => change({ panes: { ...settings.panes, histogramOpen: !isOpen } });
  const section = useHistogramCommands(zoom, isOpen, toggle);
  const { shown } = asked;
  const openTable = shown === null || shown.span === null ? null : () => setDialog({ kind: 'table' });
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <Box
      ref={section}
      component="section"
      aria-label={text.title}
      sx={{ flex: 'none', borderTop: '1px solid var(--vt-line)', px: 3 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, height: HEADER, minWidth: 0 }}>
        <ButtonBase
          aria-expanded={isOpen}
          aria-controls={bodyId}
          title={isOpen ? text.hide : text.show}
          onClick={toggle}
          sx={{ gap: 1, height: 24, pr: 1, ml: -1, fontSize: 12, fontWeight: 600, flex: 'none' }}
        >
          <Chevron size={14} aria-hidden />
          {text.title}
        </ButtonBase>
        {isOpen && shown !== null && wording !== null && zoom.axis !== null && (
          <Caption wording={wording} axis={zoom.axis} />
        )}
        <Box sx={{ flex: 1 }} />
        {isOpen && shown !== null && <HistogramLegend timeline={shown} coverage={wording?.coverage ?? null} />}
        {isOpen && <HistogramButtons zoom={zoom} onTable={openTable} />}
      </Box>
      <Box id={bodyId} hidden={!isOpen} sx={{ minHeight: isOpen ? PLOT : 0, pb: isOpen ? 1 : 0 }}>
        {isOpen && (
          <Body
            asked={asked}
            hasFailed={results.failure !== null}
            zoom={zoom}
            wording={wording}
            onMenu={(place) => setDialog({ kind: 'menu', place })}
          />
        )}
      </Box>
      {dialog !== null && wording !== null && (
        <Dialogs dialog={dialog} asked={asked} zoom={zoom} wording={wording} coverage={coverage} onDialog={setDialog} />
      )}
    </Box>
  );
}

type Dialog =
  | { readonly kind: 'table' }
  | { readonly kind: 'menu'; readonly place: MenuPlace }
  | { readonly kind: 'coverage'; readonly place: MenuPlace };

function useWording(asked: TimelineOfSearch, axis: TimeSpan | null, coverage: CoverageOfSearch): Wording | null {
  const { shown, zone } = asked;
  const { snapshot } = useSearch();
  const [began] = useState(() => Date.now() * 1000);
  const now = snapshot?.now ?? began;
  const words = useMemo(() => timeWords(zone), [zone]);
  const bucket = shown?.bucket ?? null;
  const [from, to] = [axis?.from ?? null, axis?.to ?? null];
  return useMemo(() => {
    if (bucket === null || from === null || to === null) return null;
    const marks = coverageMarks(coverage.shown, { from, to }, { zone: coverage.zone, now });
    return { bucket, words, coverage: marks };
  }, [bucket, from, to, words, coverage.shown, coverage.zone, now]);
}

/** What a bar is, and what the axis shows. */
function Caption({ wording, axis }: { readonly wording: Wording; readonly axis: TimeSpan }) {
  const { words, bucket } = wording;
  // The zone before the times: the end is what a narrow window cuts off.
  const said = `${text.buckets[bucket]} · ${words.zone(axis)} · ${words.stretch(axis)}`;
  return (
    <Box title={said} sx={CAPTION}>
      {said}
    </Box>
  );
}

const CAPTION = {
  fontSize: 12,
  color: 'text.secondary',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

interface BodyProps {
  readonly asked: TimelineOfSearch;
  readonly hasFailed: boolean;
  readonly zoom: Zoom;
  readonly wording: Wording | null;
  readonly onMenu: (place: MenuPlace) => void;
}

function Body({ asked, hasFailed, zoom, wording, onMenu }: BodyProps) {
  const { criteria } = useSearch();
  const { shown, failure, isOutdated, zone } = asked;
  if (failure !== null) return <FailureNotice failure={failure} onRetry={asked.retry} />;
  if (shown === null) return <Box sx={NOTE}>{hasFailed ? text.notCounted : text.counting}</Box>;
  if (shown.span === null || zoom.axis === null || wording === null) {
    return <Box sx={NOTE}>{criteria.undated === 'only' ? text.onlyUndated : text.noneAtAll}</Box>;
  }
  return (
    <>
      <HistogramPlot
        timeline={shown}
        axis={zoom.axis}
        zone={zone}
        wording={wording}
        zoom={zoom}
        onMenu={onMenu}
        isOutdated={isOutdated}
      />
      <span style={UNSEEN}>
        {text.summary(
          shown.bars.filter((bar) => totalOf(bar) > 0).length,
          text.buckets[shown.bucket],
          wording.words.span(shown.span),
          totalOf({ ...summed(shown.bars), start: 0 }),
        )}
      </span>
    </>
  );
}

const NOTE = { height: PLOT, display: 'grid', placeItems: 'center', color: 'text.secondary', fontSize: 12 } as const;
const UNSEEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

interface DialogsProps {
  readonly dialog: Dialog;
  readonly asked: TimelineOfSearch;
  readonly zoom: Zoom;
  readonly wording: Wording;
  readonly coverage: CoverageOfSearch;
  readonly onDialog: (dialog: Dialog | null) => void;
}

function Dialogs({ dialog, asked, zoom, wording, coverage, onDialog }: DialogsProps) {
  const { shown, zone } = asked;
  const close = (): void => onDialog(null);
  if (shown === null || shown.span === null) return null;
  if (dialog.kind === 'table') {
    return <FiguresDialog timeline={shown} zone={zone} wording={wording} onClose={close} />;
  }
  const { place } = dialog;
  if (dialog.kind === 'menu') {
    return (
      <BarMenu
        place={place}
        timeline={shown}
        zone={zone}
        wording={wording}
        zoom={zoom}
        onCoverage={() => onDialog({ kind: 'coverage', place })}
        onClose={close}
      />
    );
  }
  if (coverage.shown === null || wording.coverage === null) return null;
  const bars = shown.bars.slice(place.first, place.last + 1);
  const span = spanOfBars(bars, shown.span);
  return (
    <BarCoverage
      span={span}
      when={bars.length === 1 ? wording.words.bucket(span, shown.bucket) : wording.words.span(span)}
      coverage={coverage.shown}
      marks={wording.coverage}
      at={place}
      onClose={close}
    />
  );
}
