import type { CoverageCalendar } from '@core/coverage/coverage-answers';
import { NEWEST_FIRST, type Search } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { X } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { useCollection, useConnections } from '../../api/use-collecting';
import { useSettings } from '../../api/use-settings';
import { coverageText as text } from '../../strings/coverage';
import { dayAfter, longDay, startOfDay } from '../../ui/calendar-days';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { useNavigation } from '../../ui/navigation';
import { useDebounced } from '../../ui/use-debounced';
import { WindowsTable } from './windows-table';

export interface WindowsPaneProps {
  readonly tenants: CoverageCalendar['tenants'];
  /** The first and the last column chosen, for the vanished entries of each day. */
  readonly columns: readonly [first: number, last: number];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly zone: string;
  readonly onClose: () => void;
}

const SETTLE_MS = 120;

/** Every window that was asked for the tenants and days chosen, and what can be done about them. */
export function WindowsPane(props: WindowsPaneProps) {
  const { tenants, firstDay, lastDay, zone, onClose } = props;
  const from = startOfDay(firstDay, zone);
  const to = startOfDay(dayAfter(lastDay), zone);
  const keys = tenants.map((one) => one.key);
  const asked = useDebounced(JSON.stringify({ tenants: keys, from, to }), SETTLE_MS);
  // The arrow keys run over many cells; the text makes equal questions equal.
  const question = JSON.parse(asked) as { tenants: string[]; from: number; to: number };
  const windows = useCall('coverage.windows', question);
  const days = Math.round((to - from) / 86_400_000_000);
  const who = tenants.length === 1 ? (tenants[0]?.name ?? '') : text.someTenants(tenants.length);
  const when = firstDay === lastDay ? longDay(firstDay) : text.daysRange(longDay(firstDay), longDay(lastDay), days);
  return (
    <Box
      role="region"
      aria-label={text.windowsOf(who, when)}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          pl: 5,
          pr: 3,
          py: 1.5,
          flex: 'none',
          borderBottom: '1px solid var(--vt-line)',
        }}
      >
        <Typography
          variant="h2"
          title={who}
          sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {text.windowsOf(who, when)}
        </Typography>
        <PaneActions {...props} from={from} to={to} days={days} />
        <IconButton aria-label={text.closePane} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </Box>
      {windows.error !== null && <FailureNotice failure={windows.error} onRetry={() => void windows.refetch()} />}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', opacity: windows.isPlaceholderData ? 0.55 : 1 }}>
        {windows.isPending && (
          <Box role="status" sx={{ px: 5, py: 3, color: 'text.secondary' }}>
            {text.loading}
          </Box>
        )}
        {windows.data?.length === 0 && <Box sx={{ px: 5, py: 3, color: 'text.secondary' }}>{text.windowsNone}</Box>}
        {windows.data !== undefined && windows.data.length > 0 && (
          <WindowsTable key={asked} windows={windows.data} zone={zone} />
        )}
      </Box>
    </Box>
  );
}

interface PaneActionsProps extends WindowsPaneProps {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

function PaneActions({ tenants, columns, from, to, days }: PaneActionsProps) {
  const flow = useCollectingFlow();
  const { showSearch } = useNavigation();
  const { grid } = useSettings();
  const isCollecting = useCollection() !== null;
  const hasConnections = useConnections().data?.some((one) => one.connection.isEnabled) === true;
  const keys = tenants.map((one) => one.key);
  const vanished = tenants.reduce(
    (sum, one) => sum + one.vanished.slice(columns[0], columns[1] + 1).reduce((part, count) => part + count, 0),
    0,
  );
  const search = (filters: Search['filters']): Search => ({
    filters: [{ field: 'tenant', not: false, values: keys }, ...filters],
    range: { kind: 'between', from, to },
    query: '',
    undated: 'exclude',
    pathColumns: [],
    columns: grid.columns,
    sort: NEWEST_FIRST,
  });
  return (
    <>
      {vanished > 0 && (
        <Button
          onClick={() => showSearch(search([{ field: 'vanished', not: false, values: ['unexplained'] }]))}
          sx={{ '&&': { color: 'error.main' } }}
        >
          {text.showVanished(vanished)}
        </Button>
      )}
      <Button onClick={() => showSearch(search([]))}>{text.showEntries}</Button>
      {hasConnections && (
        <Button
          variant="contained"
          color="primary"
          disabled={isCollecting}
          onClick={() => void flow.collect({ tenants: keys, since: from, until: to })}
        >
          {days === 1 ? text.collectDay : text.collectDays(days)}
        </Button>
      )}
    </>
  );
}
