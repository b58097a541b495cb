import type { ConnectionSummary, ConnectorDescription } from '@contract/collecting-calls';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useCall } from '../../api/use-call';
import { connectionFormText as text } from '../../strings/connections';
import { FailureNotice } from '../../ui/failure-notice';
import { ConnectionEditor } from './connection-editor';
import { type ConnectionDraft, draftOf, newDraft } from './connection-draft';
import { ConnectorChoice } from './connector-choice';
import { useImportDescription } from './use-import-description';

export interface ConnectionDialogProps {
  /** null: a new one. */
  readonly summary: ConnectionSummary | null;
  readonly onClose: () => void;
}

interface Begun {
  readonly description: ConnectorDescription;
  readonly draft: ConnectionDraft;
}

/** Adds or changes a connection: which backend, then everything about it, with a test beside it. */
export function ConnectionDialog({ summary, onClose }: ConnectionDialogProps) {
  const connectors = useCall('connections.connectors', {});
  const [begun, setBegun] = useState<Begun | null>(null);
  const known = summary === null ? undefined : connectors.data?.find((one) => one.id === summary.connection.connector);
  if (summary !== null && known !== undefined) {
    return (
      <ConnectionEditor
        description={known}
        first={draftOf(summary.connection)}
        summary={summary}
        onBack={null}
        onClose={onClose}
      />
    );
  }
  if (begun !== null) {
    return (
      <ConnectionEditor
        description={begun.description}
        first={begun.draft}
        summary={null}
        onBack={() => setBegun(null)}
        onClose={onClose}
      />
    );
  }
  return <ChoiceDialog onBegin={setBegun} onClose={onClose} />;
}

interface ChoiceDialogProps {
  readonly onBegin: (begun: Begun) => void;
  readonly onClose: () => void;
}

function ChoiceDialog({ onBegin, onClose }: ChoiceDialogProps) {
  const titleId = useId();
  const connectors = useCall('connections.connectors', {});
  const file = useImportDescription();
  const fromFile = async (): Promise<void> => {
    const read = await file.pick();
    const description = connectors.data?.find((one) => one.id === read?.connector);
    if (read === null || description === undefined) return;
    const draft = newDraft(description);
    onBegin({
      description,
      draft: { ...draft, name: read.name, address: read.address, options: { ...draft.options, ...read.options } },
    });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{text.chooseTitle}</DialogTitle>
      <DialogContent>
        {file.failure !== null && <FailureNotice failure={file.failure} />}
        <ConnectorChoice
          onChoose={(description) => onBegin({ description, draft: newDraft(description) })}
          onFile={() => void fromFile()}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.cancel}</Button>
      </DialogActions>
    </Dialog>
  );
}
