import type { GenericMapping } from '@core/backends/generic-mapping';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useRef } from 'react';
import { useCall } from '../../api/use-call';
import { mappingText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { type Choices, choicesInput } from './choices';
import { newMapping } from '../../ui/mapping-draft';
import { MappingEditor } from './mapping-editor';

export interface MappingDialogProps {
  /** The mapping that was chosen before; null: begin with the one that the file suggests. */
  readonly initial: GenericMapping | null;
  readonly files: readonly string[];
  readonly choices: Choices;
  /** The file whose records are shown. */
  readonly fileName: string;
  readonly onClose: () => void;
  readonly onUse: (mapping: GenericMapping) => void;
}

/** The mapping of a generic file: its records on one side, the columns on the other, what comes out below. */
export function MappingDialog({ initial, files, choices, fileName, onClose, onUse }: MappingDialogProps) {
  const titleId = useId();
  // Whole records, with nothing unwrapped, and the mapping that their names suggest.
  const sample = useCall('imports.preview', {
    files: [...files],
    choices: { ...choicesInput(choices), kind: 'generic', mapping: null, recordPlace: null },
  });
  const file = sample.data?.files.find((one) => one.name === fileName) ?? sample.data?.files[0];
  // The editor asks before it forgets; until it is there, there is nothing to forget.
  const leave = useRef(onClose);
  const suggested = file?.recognition?.plan.mapping ?? null;
  return (
    <Dialog
      open
      onClose={() => leave.current()}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      slotProps={{ paper: { sx: { height: 'calc(100vh - 32px)', m: 4, width: 'calc(100% - 32px)' } } }}
    >
      <DialogTitle id={titleId}>{mappingText.title}</DialogTitle>
      {sample.error !== null && sample.error.code !== 'cancelled' && (
        <FailureNotice failure={sample.error} onRetry={() => void sample.refetch()} />
      )}
      {sample.data === undefined ? (
        <>
          <Box role="status" sx={{ flex: 1, p: 5, color: 'text.secondary' }}>
            {sample.error === null && mappingText.looking}
          </Box>
          <DialogActions>
            <Button onClick={onClose}>{mappingText.cancel}</Button>
          </DialogActions>
        </>
      ) : (
        <MappingEditor
          begun={initial ?? (suggested === null ? newMapping() : { ...suggested, name: newMapping().name })}
          files={files}
          choices={choices}
          sample={file}
          leave={leave}
          onClose={onClose}
          onUse={onUse}
        />
      )}
    </Dialog>
  );
}
