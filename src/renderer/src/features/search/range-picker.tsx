import { describeRange } from '@core/search/describe-filter';
import { reviewPeriodOf } from '@core/search/range-presets';
import { type ResolvedRange, resolveRange } from '@core/search/resolve-range';
import type { TimeRange } from '@core/search/search';
import type { Settings } from '@core/settings/settings';
import Box from '@mui/material/Box';
import { CalendarClock } from 'lucide-react';
import type { Ref } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { rangesText } from '../../strings/ranges';
import { searchStrings } from '../../strings/search';
import { formatTime, localZone, offsetMinutes, offsetText, timeWithoutOffset } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { PopoverButton } from '../../ui/popover-button';
import { useToasts } from '../../ui/toasts';
import { CustomRange } from './custom-range';
import { RangeChoices } from './range-choices';
import { ReviewPeriods } from './review-periods';
import { useSearch } from './search-context';

const nowMicroseconds = (): number => Date.now() * 1000;

/** The time range and the zone that times are shown and typed in, both always in sight. */
export function RangePicker({ buttonRef }: { readonly buttonRef: Ref<HTMLButtonElement> }) {
  const { state, dispatch, display, snapshot } = useSearch();
  const settings = useSettings();
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const { range } = state.search;
  const named = reviewPeriodOf(range, settings.reviewPeriods);
  const words =
    named === null
      ? describeRange(range, (instant) => timeWithoutOffset(instant, zone, 'minute'))
      : middleCut(named.name, 32);
  const resolved = resolveRange(range, snapshot?.now ?? nowMicroseconds());
  const shownIn = range.kind === 'period' ? range.zone : zone;
  const inWords = resolvedWords(resolved, shownIn);
  const choose = (next: TimeRange): void => dispatch({ kind: 'range', range: next });
  return (
    <PopoverButton
      buttonRef={buttonRef}
      name={searchStrings.range}
      icon={<CalendarClock size={14} aria-hidden />}
      label={
        <>
          <span title={`${inWords}, ${rangesText.inZone(shownIn)}`}>{words}</span>
          <Box component="span" sx={{ color: 'text.secondary', ml: 2 }}>
            {zoneLabel(settings.displayZone)}
          </Box>
        </>
      }
    >
      {(close) => {
        const chooseAndClose = (next: TimeRange): void => {
          choose(next);
          close();
        };
        return (
          <Box sx={{ display: 'flex', flexDirection: 'column', maxHeight: '80vh' }}>
            <Box sx={{ display: 'flex', minHeight: 0, overflow: 'auto' }}>
              <RangeChoices range={range} zone={zone} onChoose={chooseAndClose} />
              <Box sx={{ p: 3, width: 290, display: 'grid', gap: 3, alignContent: 'start' }}>
                <CustomRange key={zone} zone={zone} from={resolved.from} to={resolved.to} onApply={chooseAndClose} />
                <ReviewPeriods range={range} resolved={resolved} zone={zone} onChoose={chooseAndClose} />
                <ZoneChoice />
              </Box>
            </Box>
            <Box sx={RESOLVED}>
              {inWords}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {rangesText.inZone(shownIn)}
              </Box>
            </Box>
          </Box>
        );
      }}
    </PopoverButton>
  );
}

const RESOLVED = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  px: 3,
  py: 1.5,
  fontSize: 12,
  borderTop: '1px solid var(--vt-line)',
  bgcolor: 'var(--vt-panel)',
} as const;

/** What a range means now. */
function resolvedWords({ from, to }: ResolvedRange, zone: string): string {
  const time = (instant: number): string => formatTime(instant, zone, 'minute');
  if (from !== null && to !== null) return rangesText.resolved(time(from), time(to));
  if (from !== null) return rangesText.resolvedFrom(time(from));
  return to === null ? rangesText.resolvedAll : rangesText.resolvedTo(time(to));
}

function ZoneChoice() {
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const chosen = useSettings().displayZone;
  return (
    <Box
      component="fieldset"
      sx={{ border: 0, borderTop: '1px solid var(--vt-line)', p: 0, pt: 2, m: 0, display: 'grid', gap: 1 }}
    >
      <Box component="legend" sx={{ float: 'left', fontSize: 12, color: 'text.secondary', p: 0 }}>
        {searchStrings.zoneTitle}
      </Box>
      {(['local', 'utc', 'backend'] as const).map((zone) => (
        <Box component="label" key={zone} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <input
            type="radio"
            name="display-zone"
            checked={chosen === zone}
            onChange={() => change({ displayZone: zone })}
            style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
          />
          {searchStrings.zones[zone]}
          {zone === 'local' && <Box sx={{ color: 'text.secondary' }}>{localZone()}</Box>}
        </Box>
      ))}
    </Box>
  );
}

function zoneLabel(zone: Settings['displayZone']): string {
  if (zone !== 'local') return searchStrings.zoneShort[zone];
  return `UTC${offsetText(offsetMinutes(nowMicroseconds(), localZone()))}`;
}
