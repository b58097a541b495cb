import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { callApplication } from '../../api/client';
import { settingsText } from '../../strings/settings';
import { FailureNotice } from '../../ui/failure-notice';
import { OperationBar } from '../../ui/operation-bar';
import { useOperation } from '../../ui/use-operation';

/** What the application answers at the end of a check. */
interface Verification {
  readonly batches: number;
  readonly entries: number;
  readonly difference: string | null;
}

/** Checks every record and every digest, and says what was found. */
export function VerifyArchive() {
  const check = useOperation();
  const start = (): void => void check.run(() => callApplication('application.verifyArchive', {}));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Button disabled={check.state.kind === 'running'} onClick={start}>
          {settingsText.verify}
        </Button>
        <Box sx={{ color: 'text.secondary' }}>{settingsText.verifyHelp}</Box>
      </Box>
      {check.state.kind === 'running' && (
        <OperationBar progress={check.state.progress} title={settingsText.verifying} onCancel={check.cancel} />
      )}
      {check.state.kind === 'cancelled' && <Box role="status">{settingsText.verifyCancelled}</Box>}
      {check.state.kind === 'failed' && <FailureNotice failure={check.state.failure} onRetry={start} />}
      {check.state.kind === 'done' && <Outcome verification={check.state.result as Verification} />}
    </Box>
  );
}

function Outcome({ verification }: { readonly verification: Verification }) {
  const { difference } = verification;
  return (
    <Box role={difference === null ? 'status' : 'alert'} sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
      <Box sx={{ display: 'flex', pt: 0.5 }}>
        {difference === null ? (
          <CircleCheck size={16} aria-hidden color="var(--vt-success)" />
        ) : (
          <CircleAlert size={16} aria-hidden color="var(--vt-error)" />
        )}
      </Box>
      <Box sx={{ overflowWrap: 'anywhere', color: difference === null ? 'text.primary' : 'error.main' }}>
        {difference === null
          ? settingsText.verified(verification.entries, verification.batches)
          : settingsText.different(difference)}
      </Box>
    </Box>
  );
}
