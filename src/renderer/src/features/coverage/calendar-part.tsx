import type { CoverageCalendar, DayState } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { CalendarCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { useSettings } from '../../api/use-settings';
import { coverageText as text } from '../../strings/coverage';
import { dayAfter, startOfDay } from '../../ui/calendar-days';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { localZone } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { useNavigation } from '../../ui/navigation';
import { SidePane } from '../../ui/side-pane';
import { useToday } from '../../ui/use-today';
import type { CalendarChoices } from './calendar-choices';
import { CalendarGrid } from './calendar-grid';
import { type CalendarSelection, boundsOf } from './calendar-selection';
import { CalendarTools } from './calendar-tools';
import { Legend } from './day-mark';
import { WindowsPane } from './windows-pane';
import { useDimmed } from '../../ui/use-dimmed';

/** The calendar with what narrows it, and below it the windows of what is chosen. */
export function CalendarPart() {
  const settings = useSettings();
  const [choices, setChoices] = useState<CalendarChoices>({
    days: 30,
    zone: settings.displayZone === 'utc' ? 'utc' : 'local',
    onlyNot: false,
    contains: '',
  });
  const zone = choices.zone === 'utc' ? 'UTC' : localZone();
  const today = useToday(zone);
  const input = useMemo(
    () => ({
      from: startOfDay(dayAfter(today, 1 - choices.days), zone),
      to: startOfDay(dayAfter(today), zone),
      zone,
    }),
    [today, choices.days, zone],
  );
  const calendar = useCall('coverage.calendar', input);
  const shown = useMemo(() => tenantsShown(calendar.data, choices), [calendar.data, choices]);
  if (calendar.data?.tenants.length === 0) return <NothingKnown />;
  return (
    <>
      <Box sx={{ flex: 'none', px: 5, py: 2, display: 'grid', gap: 2, borderBottom: '1px solid var(--vt-line)' }}>
        <CalendarTools
          choices={choices}
          shown={shown.length}
          all={calendar.data?.tenants.length ?? 0}
          onChange={(patch) => setChoices((old) => ({ ...old, ...patch }))}
        />
        <Legend />
      </Box>
      {calendar.error !== null && <FailureNotice failure={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.isPending && <LoadingLines />}
      {calendar.data !== undefined && shown.length === 0 && (
        <Box sx={{ p: 5, color: 'text.secondary', flex: 1 }}>
          {choices.contains === '' ? text.noneNot : text.noneLike}
        </Box>
      )}
      {calendar.data !== undefined && shown.length > 0 && (
        <Chosen calendar={calendar.data} tenants={shown} zone={zone} isOutdated={calendar.isPlaceholderData} />
      )}
    </>
  );
}

interface ChosenProps {
  readonly calendar: CoverageCalendar;
  readonly tenants: CoverageCalendar['tenants'];
  readonly zone: string;
  readonly isOutdated: boolean;
}

function Chosen({ calendar, tenants, zone, isOutdated }: ChosenProps) {
  const dim = useDimmed(isOutdated);
  const [selection, setSelection] = useState<CalendarSelection | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [size, setSize] = useState(paneHeight);
  const { days } = calendar;
  const valid = selection !== null && boundsOf(selection).bottom < tenants.length ? selection : null;
  const bounds = valid === null ? null : boundsOf(valid);
  const firstDay = bounds === null ? undefined : days[bounds.left];
  const lastDay = bounds === null ? undefined : days[bounds.right];
  return (
    <>
      <Box aria-busy={isOutdated} sx={{ flex: 1, minHeight: 0, display: 'flex', ...dim }}>
        <CalendarGrid
          days={days}
          tenants={tenants}
          selection={valid}
          onSelect={setSelection}
          onOpen={() => setIsOpen(true)}
        />
      </Box>
      {isOpen && bounds !== null && firstDay !== undefined && lastDay !== undefined && (
        <SidePane side="bottom" size={size} onResized={setSize} separatorLabel={text.resizePane}>
          <WindowsPane
            tenants={tenants.slice(bounds.top, bounds.bottom + 1)}
            columns={[bounds.left, bounds.right]}
            firstDay={firstDay}
            lastDay={lastDay}
            zone={zone}
            onClose={() => setIsOpen(false)}
          />
        </SidePane>
      )}
    </>
  );
}

/** Leaves the calendar most of a small window. */
const paneHeight = (): number => Math.min(300, Math.round(window.innerHeight * 0.32));

const FINE: ReadonlySet<DayState> = new Set<DayState>(['future', 'complete', 'complete-so-far', 'imported']);

function tenantsShown(calendar: CoverageCalendar | undefined, choices: CalendarChoices): CoverageCalendar['tenants'] {
  const wanted = choices.contains.trim().toLowerCase();
  return (calendar?.tenants ?? []).filter(
    (one) =>
      (wanted === '' || one.name.toLowerCase().includes(wanted)) &&
      (!choices.onlyNot || one.states.some((state) => !FINE.has(state))),
  );
}

function NothingKnown() {
  const flow = useCollectingFlow();
  const { showScreen } = useNavigation();
  return (
    <Box sx={{ flex: 1, overflow: 'auto' }}>
      <EmptyState
        icon={<CalendarCheck size={28} aria-hidden />}
        title={text.emptyTitle}
        actions={
          <>
            <Button variant="contained" color="primary" onClick={flow.addConnection}>
              {text.addConnection}
            </Button>
            <Button onClick={() => showScreen('imports')}>{text.openImports}</Button>
          </>
        }
      >
        {text.emptyBody}
      </EmptyState>
    </Box>
  );
}
