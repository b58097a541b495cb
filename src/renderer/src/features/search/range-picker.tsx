import { describeRange } from '@core/search/describe-filter';
import { presetOf, RANGE_PRESETS } from '@core/search/range-presets';
import { resolveRange } from '@core/search/resolve-range';
import type { TimeRange } from '@core/search/search';
import type { Settings } from '@core/settings/settings';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { CalendarClock } from 'lucide-react';
import type { Ref } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { searchStrings } from '../../strings/search';
import { formatTime, localZone, offsetMinutes, offsetText } from '../../ui/format-time';
import { PopoverButton } from '../../ui/popover-button';
import { useToasts } from '../../ui/toasts';
import { CustomRange } from './custom-range';
import { useSearch } from './search-context';

const nowMicroseconds = (): number => Date.now() * 1000;

/** The time range and the zone that times are shown and typed in, both always in sight. */
export function RangePicker({ buttonRef }: { readonly buttonRef: Ref<HTMLButtonElement> }) {
  const { state, dispatch, display, snapshot } = useSearch();
  const settings = useSettings();
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const { range } = state.search;
  const words = describeRange(range, (instant) => formatTime(instant, zone, 'minute').slice(0, 16));
  const resolved = resolveRange(range, snapshot?.now ?? nowMicroseconds());
  const choose = (next: TimeRange): void => dispatch({ kind: 'range', range: next });
  return (
    <PopoverButton
      buttonRef={buttonRef}
      name={searchStrings.range}
      icon={<CalendarClock size={14} aria-hidden />}
      label={
        <>
          {words}
          <Box component="span" sx={{ color: 'text.secondary', ml: 2 }}>
            {zoneLabel(settings.displayZone)}
          </Box>
        </>
      }
    >
      {(close) => (
        <Box sx={{ display: 'flex' }}>
          <Box
            sx={{ py: 1, width: 150, borderRight: '1px solid var(--vt-line)' }}
            role="group"
            aria-label={searchStrings.range}
          >
            {RANGE_PRESETS.map((preset) => (
              <ButtonBase
                key={preset.id}
                aria-pressed={presetOf(range)?.id === preset.id}
                onClick={() => {
                  choose(preset.range);
                  close();
                }}
                sx={PRESET}
              >
                {preset.title}
              </ButtonBase>
            ))}
          </Box>
          <Box sx={{ p: 3, width: 280, display: 'grid', gap: 3 }}>
            <CustomRange
              key={zone}
              zone={zone}
              from={resolved.from}
              to={resolved.to}
              onApply={(next) => {
                choose(next);
                close();
              }}
            />
            <ZoneChoice />
          </Box>
        </Box>
      )}
    </PopoverButton>
  );
}

const PRESET = {
  display: 'block',
  width: '100%',
  textAlign: 'left',
  px: 3,
  minHeight: 28,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-pressed="true"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)', fontWeight: 600 },
} as const;

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
