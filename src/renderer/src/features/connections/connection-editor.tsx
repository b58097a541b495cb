import type { ConnectionSummary, ConnectorDescription } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { connectionFormText as text, connectionsText, connectionTestText } from '../../strings/connections';
import { FailureNotice } from '../../ui/failure-notice';
import { LeaveDialog } from '../../ui/leave-dialog';
import { SmallBadge } from '../../ui/small-badge';
import type { ConnectionDraft } from './connection-draft';
import { ConnectionForm } from './connection-form';
import { connectorTitle } from './connector-title';
import { DescriptionDialog } from './description-dialog';
import { isDescribed } from './described-options';
import { TestPanel } from './test-panel';
import { type Editing, useEditing } from './use-editing';

export interface ConnectionEditorProps {
  readonly description: ConnectorDescription;
  readonly first: ConnectionDraft;
  /** null: a new connection. */
  readonly summary: ConnectionSummary | null;
  readonly onBack: (() => void) | null;
  readonly onClose: () => void;
}

/** The connection's form with its test beside it. Nothing is kept before Save; a test holds the secret for its own call. */
export function ConnectionEditor({ description, first, summary, onBack, onClose }: ConnectionEditorProps) {
  const titleId = useId();
  const editing = useEditing(first, summary, description);
  const { draft, problems, test } = editing;
  const [isDescribing, setIsDescribing] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = (): void => (editing.isChanged ? setIsLeaving(true) : onClose());
  return (
    <Dialog
      open
      onClose={leave}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      slotProps={{ paper: { sx: { height: 'calc(100vh - 48px)', m: 6, width: 'calc(100% - 48px)', maxWidth: 1080 } } }}
    >
      <DialogTitle id={titleId} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        {summary === null ? text.addTitle(connectorTitle(description)) : text.editTitle(summary.connection.name)}
        {description.isPreview && (
          <SmallBadge title={connectionsText.previewHint}>{connectionsText.preview}</SmallBadge>
        )}
      </DialogTitle>
      <DialogContent sx={BODY}>
        <Box sx={{ minWidth: 0, overflow: 'auto', px: 5 }}>
          <ConnectionForm
            description={description}
            draft={draft}
            problems={problems}
            showsProblems={editing.wasTried}
            id={editing.id}
            listing={editing.listing}
            place={editing.place}
            secret={editing.secret}
            onChange={editing.change}
            onSecret={editing.setSecret}
            onDeleteSecret={editing.deleteSecret}
            onSaveFirst={editing.saveFirst}
            onDescribe={isDescribed(description) ? () => setIsDescribing(true) : null}
          />
        </Box>
        <TestColumn editing={editing} />
      </DialogContent>
      {editing.failure !== null && <FailureNotice failure={editing.failure} />}
      <DialogActions sx={{ borderTop: '1px solid var(--vt-line)' }}>
        {onBack !== null && editing.id === null && <Button onClick={onBack}>{text.back}</Button>}
        <Box sx={{ flex: 1 }} />
        <Button onClick={leave}>{text.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={editing.isSaving || test.run.isRunning}
          onClick={() => void editing.save(onClose)}
        >
          {editing.isSaving ? text.saving : text.save}
        </Button>
      </DialogActions>
      {isDescribing && (
        <DescriptionDialog
          description={description}
          target={editing.target}
          options={draft.options}
          onClose={() => setIsDescribing(false)}
          onDone={(options, address) => {
            editing.change({ options, ...(address === null ? {} : { address }) });
            setIsDescribing(false);
          }}
        />
      )}
      {isLeaving && (
        <LeaveDialog
          title={text.leaveTitle}
          body={text.leaveBody}
          leaveLabel={text.leave}
          stayLabel={text.stay}
          onLeave={onClose}
          onStay={() => setIsLeaving(false)}
        />
      )}
    </Dialog>
  );
}

const BODY = {
  p: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(300px, 38%)',
  overflow: 'hidden',
  borderTop: '1px solid var(--vt-line)',
} as const;

function TestColumn({ editing }: { readonly editing: Editing }) {
  const { run, start, stop } = editing.test;
  return (
    <Box
      component="section"
      aria-label={connectionTestText.heading}
      sx={{
        minWidth: 0,
        overflow: 'auto',
        p: 5,
        display: 'grid',
        gap: 3,
        alignContent: 'start',
        gridTemplateColumns: 'minmax(0, 1fr)',
        borderLeft: '1px solid var(--vt-line)',
        bgcolor: 'var(--vt-panel)',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography variant="h3" component="h3" sx={{ flex: 1 }}>
          {connectionTestText.heading}
        </Typography>
        {run.isRunning ? (
          <Button onClick={stop}>{connectionTestText.stop}</Button>
        ) : (
          <Button onClick={() => editing.tryOut(start)}>
            {run.test === null ? connectionTestText.start : connectionTestText.again}
          </Button>
        )}
      </Box>
      <TestPanel run={run} pinned={editing.draft.pinned} onTrust={(pinned) => editing.trust(pinned, start)} />
    </Box>
  );
}
