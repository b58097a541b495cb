import type { Timeline } from '@core/search/results';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { histogramText as text } from '../../../strings/histogram';
import { copyText } from '../../../ui/copy-text';
import { KeyHint } from '../../../ui/key-hint';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { filterOf, withFilter } from '../search-state';
import type { Wording } from './bar-words';
import { figuresRows, figuresText } from './figures-text';
import { summed, totalOf } from './plot-geometry';
import type { MenuPlace } from './use-plot-events';
import { spanOfBars } from './use-pointing';
import type { Zoom } from './use-zoom';

export interface BarMenuProps {
  readonly place: MenuPlace;
  readonly timeline: Timeline;
  readonly zone: string;
  readonly wording: Wording;
  readonly zoom: Zoom;
  readonly onCoverage: (place: MenuPlace) => void;
  readonly onClose: () => void;
}

/** What can be done with a bar, or with the selection that it belongs to. */
export function BarMenu(props: BarMenuProps) {
  const { place, timeline, zone, wording, zoom, onCoverage, onClose } = props;
  const { state, dispatch } = useSearch();
  const toasts = useToasts();
  const bars = timeline.bars.slice(place.first, place.last + 1);
  const axis = timeline.span;
  if (axis === null || bars.length === 0) return null;
  const span = spanOfBars(bars, axis);
  const { error } = summed(bars);
  const isOne = bars.length === 1;
  const isAll = bars.length === timeline.bars.length;
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  const onlyErrors = (): void => {
    const { filters } = state.search;
    const severity = { field: 'severity' as const, not: false, values: ['error'] };
    dispatch({ kind: 'filters', filters: withFilter(filters, severity, filterOf(filters, 'severity', false)) });
    zoom.to(span);
  };
  const copy = (): void => {
    const figures = figuresText(figuresRows(bars, zone, wording.coverage), 'tsv');
    copyText(figures).then(() => toasts.show({ text: text.copied }), toasts.showFailure);
  };
  const when = isOne
    ? wording.words.bucket({ from: span.from, to: span.to }, wording.bucket)
    : wording.words.span(span);
  return (
    <Menu
      open
      anchorReference="anchorPosition"
      anchorPosition={{ left: place.x, top: place.y }}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': text.menu(when) } }}
    >
      <MenuItem disabled={isAll || bars.every((bar) => totalOf(bar) === 0)} onClick={doing(() => zoom.to(span))}>
        {isOne ? text.zoomTo : text.zoomToSelection} <KeyHint keys="Enter" />
      </MenuItem>
      <MenuItem disabled={error === 0} onClick={doing(onlyErrors)}>
        {error === 0 ? text.noErrors : text.onlyErrors(error)}
      </MenuItem>
      <MenuItem onClick={doing(copy)}>{text.copyFigures}</MenuItem>
      <Divider />
      <MenuItem disabled={wording.coverage === null} onClick={doing(() => onCoverage(place))}>
        {text.coverageOf}
      </MenuItem>
    </Menu>
  );
}
