import type { ConnectionSummary } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useCollection } from '../../api/use-collecting';
import { connectionsText as text } from '../../strings/connections';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { formatAgo } from '../../ui/format-ago';
import { formatTime } from '../../ui/format-time';
import { useNow } from '../../ui/use-now';
import { useShownZone } from '../../ui/use-shown-zone';

/** How the last run over a connection ended, and when; press it for the report. */
export function LastRun({ summary }: { readonly summary: ConnectionSummary }) {
  const { lastRun, connection } = summary;
  const { openRun } = useCollectingFlow();
  const zone = useShownZone();
  const now = useNow();
  const running = useCollection();
  const isAsked = running?.scopes.some((one) => one.connectionId === connection.id && one.state === 'asking') === true;
  // What a run that goes on says of its windows is of the moment at which the list was asked for.
  const isOpen = running !== null && lastRun !== null && lastRun.endedAt === null;
  if (isAsked || isOpen) {
    return (
      <Box component="span" sx={MARK}>
        <LoaderCircle size={14} aria-hidden style={{ color: 'var(--vt-accent)' }} />
        {text.running}
      </Box>
    );
  }
  if (lastRun === null) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {text.never}
      </Box>
    );
  }
  const isComplete = lastRun.notComplete === 0 && lastRun.unasked === null;
  const lacking = lastRun.unasked === null ? text.runNotComplete(lastRun.notComplete) : text.runUnasked;
  const Icon = isComplete ? CircleCheck : TriangleAlert;
  return (
    <>
      <Link
        component="button"
        underline="hover"
        color="inherit"
        onClick={(event) => {
          event.stopPropagation();
          openRun(lastRun.runId);
        }}
        title={lastRun.unasked ?? undefined}
        sx={{ ...MARK, font: 'inherit' }}
      >
        <Icon size={14} aria-hidden style={{ color: `var(--vt-${isComplete ? 'success' : 'warning'})` }} />
        {isComplete ? text.runComplete : lacking}
      </Link>
      {lastRun.endedAt !== null && (
        <Box sx={{ color: 'text.secondary', fontSize: 12 }} title={formatTime(lastRun.endedAt, zone, 'second')}>
          {formatAgo(lastRun.endedAt, now)}
        </Box>
      )}
    </>
  );
}

const MARK = {
  display: 'inline-flex',
  verticalAlign: 'middle',
  alignItems: 'center',
  gap: 1.5,
  whiteSpace: 'nowrap',
} as const;

/** When it is collected from next, and why then. */
export function NextCollection({ summary }: { readonly summary: ConnectionSummary }) {
  const { connection, nextCollectionAt } = summary;
  const zone = useShownZone();
  const now = useNow();
  if (!connection.isEnabled) return <>{text.off}</>;
  const why = scheduleInWords(connection.everyHours, connection.collectOnStart);
  if (nextCollectionAt === null) return <>{why}</>;
  return (
    <>
      <Box component="span" title={formatTime(nextCollectionAt, zone, 'minute')}>
        {formatAgo(Math.max(nextCollectionAt, now + 1), now)}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{why}</Box>
    </>
  );
}

/** `every 4 h, on start`; `By hand` where there is no schedule. */
export function scheduleInWords(everyHours: number | null, onStart: boolean): string {
  const parts = [everyHours === null ? '' : text.everyHours(everyHours), onStart ? text.onStart : ''];
  const said = parts.filter((part) => part !== '').join(', ');
  return said === '' ? text.byHand : said;
}
