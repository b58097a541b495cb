import type { ConnectionSummary } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { X } from 'lucide-react';
import { connectionsText as text, secretSentence } from '../../strings/connections';
import { uiStrings } from '../../strings/ui';
import { MONO } from '../../theme/tokens';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { FactsList } from '../../ui/facts-list';
import { formatTime } from '../../ui/format-time';
import { NoticeLine } from '../../ui/notice-line';
import { useShownZone } from '../../ui/use-shown-zone';
import { scheduleInWords } from './last-run';
import { OrganizationsPart, VocabularyPart } from './backend-lists';
import { useConnector } from './use-connector';

export interface ConnectionPaneProps {
  readonly summary: ConnectionSummary;
  readonly onClose: () => void;
}

/** What there is to know about one connection, and what its backend can be asked besides entries. */
export function ConnectionPane({ summary, onClose }: ConnectionPaneProps) {
  const { connection, secret, warnings } = summary;
  const flow = useCollectingFlow();
  const connector = useConnector(connection.connector);
  const sentence = secretSentence(secret);
  return (
    <Box
      role="region"
      aria-label={text.detailOf(connection.name)}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}
    >
      <Box sx={HEAD}>
        <Typography variant="h2" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {connection.name}
        </Typography>
        <Button onClick={() => flow.editConnection(connection.id)}>{text.edit}</Button>
        <IconButton aria-label={uiStrings.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </Box>
      <Box
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 5, py: 3, display: 'grid', gap: 4, alignContent: 'start' }}
      >
        {sentence !== null && (
          <NoticeLine tone="warning" isInset>
            {sentence}
          </NoticeLine>
        )}
        {warnings.map((one) => (
          <NoticeLine key={one} tone="warning" isInset>
            {one}
          </NoticeLine>
        ))}
        <Box
          sx={{
            display: 'grid',
            gap: 5,
            alignItems: 'start',
            gridTemplateColumns: 'repeat(auto-fit, minmax(340px, 1fr))',
          }}
        >
          <Facts summary={summary} />
          {connector?.capabilities.organizations === true && <OrganizationsPart id={connection.id} />}
          {connector?.capabilities.vocabulary === true && <VocabularyPart id={connection.id} />}
        </Box>
      </Box>
    </Box>
  );
}

const HEAD = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  pl: 5,
  pr: 3,
  py: 1.5,
  flex: 'none',
  borderBottom: '1px solid var(--vt-line)',
} as const;

function Facts({ summary }: { readonly summary: ConnectionSummary }) {
  const { connection } = summary;
  const zone = useShownZone();
  const { pinned, authority } = connection.trust;
  return (
    <FactsList
      facts={[
        [text.address, connection.address],
        [text.account, connection.account ?? text.noAccount],
        [text.schedule, scheduleInWords(connection.everyHours, connection.collectOnStart)],
        [
          text.trust,
          pinned === null ? (
            [text.trustSystem, authority === null ? '' : text.trustAuthority].filter((part) => part !== '').join(' ')
          ) : (
            <>
              {text.trustPinned}{' '}
              <Box component="span" sx={{ fontFamily: MONO, fontSize: 12 }}>
                {pinned}
              </Box>
            </>
          ),
        ],
        [text.proxy, connection.proxy],
        [text.created, formatTime(connection.createdAt, zone, 'minute')],
      ]}
    />
  );
}
