import type { ConnectorDescription } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Skeleton from '@mui/material/Skeleton';
import { useCall } from '../../api/use-call';
import { connectionFormText, connectionsText, connectorHint } from '../../strings/connections';
import { FailureNotice } from '../../ui/failure-notice';
import { SmallBadge } from '../../ui/small-badge';
import { connectorTitle } from './connector-title';

export interface ConnectorChoiceProps {
  readonly onChoose: (description: ConnectorDescription) => void;
  readonly onFile: () => void;
}

/** Which kind of backend: one line each, previews marked; or a file that somebody shared. */
export function ConnectorChoice({ onChoose, onFile }: ConnectorChoiceProps) {
  const connectors = useCall('connections.connectors', {});
  if (connectors.error !== null) {
    return <FailureNotice failure={connectors.error} onRetry={() => void connectors.refetch()} />;
  }
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box>{connectionFormText.chooseHint}</Box>
      <Box
        component="ul"
        aria-label={connectionFormText.choices}
        sx={{ listStyle: 'none', m: 0, p: 0, border: '1px solid var(--vt-line)', borderRadius: 1 }}
      >
        {connectors.data === undefined && <Skeleton variant="rectangular" height={280} />}
        {connectors.data?.map((one) => (
          <Box
            component="li"
            key={one.id}
            sx={{ borderBottom: '1px solid var(--vt-line)', '&:last-of-type': { borderBottom: 0 } }}
          >
            <ButtonBase onClick={() => onChoose(one)} sx={LINE}>
              <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontWeight: 600 }}>
                {connectorTitle(one)}
                {one.isPreview && (
                  <SmallBadge title={connectionsText.previewHint}>{connectionsText.preview}</SmallBadge>
                )}
              </Box>
              <Box sx={{ color: 'text.secondary' }}>{connectorHint[one.id]}</Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'center' }}>
        <Button onClick={onFile}>{connectionFormText.fromFile}</Button>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{connectionFormText.fromFileHint}</Box>
      </Box>
    </Box>
  );
}

const LINE = {
  width: '100%',
  display: 'grid',
  justifyItems: 'start',
  justifyContent: 'start',
  textAlign: 'left',
  px: 3,
  py: 2,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
