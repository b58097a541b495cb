import type { ConnectionSummary } from '@contract/collecting-calls';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useAction } from '../../api/use-call';
import { connectionsText as text } from '../../strings/connections';
import { clearLogText } from '../../strings/clear-log';
import { useClearLogFlow } from '../../ui/clear-log-flow';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { useToasts } from '../../ui/toasts';
import { inputOfConnection } from './connection-draft';
import { useConnector } from './use-connector';
import { RemoveDialog } from './remove-dialog';
import { saveDescription } from './use-import-description';

export interface ConnectionMenuProps {
  readonly summary: ConnectionSummary;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
}

/** The rarer things that can be done with a connection. */
export function ConnectionMenu({ summary, anchor, onClose }: ConnectionMenuProps) {
  const { connection } = summary;
  const flow = useCollectingFlow();
  const { clearLog } = useClearLogFlow();
  const canClear = useConnector(connection.connector)?.capabilities.clearLog === true;
  const toasts = useToasts();
  const update = useAction('connections.update', ['connections.list']);
  const [isRemoving, setIsRemoving] = useState(false);
  const act = (run: () => void) => () => {
    onClose();
    run();
  };
  const turn = (): void =>
    update.mutate(
      { id: connection.id, connection: { ...inputOfConnection(connection), isEnabled: !connection.isEnabled } },
      { onError: toasts.showFailure },
    );
  const save = (): void => {
    saveDescription(connection.id, connection.name).then((name) => {
      if (name !== null) toasts.show({ text: text.savedAsFile(name) });
    }, toasts.showFailure);
  };
  return (
    <>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={onClose}>
        <MenuItem onClick={act(() => flow.editConnection(connection.id))}>{text.edit}</MenuItem>
        <MenuItem onClick={act(turn)}>{connection.isEnabled ? text.disable : text.enable}</MenuItem>
        <MenuItem onClick={act(save)}>{text.saveAsFile}</MenuItem>
        {canClear && <MenuItem onClick={act(() => clearLog(connection.id))}>{clearLogText.menu}</MenuItem>}
        <MenuItem onClick={act(() => setIsRemoving(true))}>{text.remove}</MenuItem>
      </Menu>
      {isRemoving && <RemoveDialog summary={summary} onClose={() => setIsRemoving(false)} />}
    </>
  );
}
