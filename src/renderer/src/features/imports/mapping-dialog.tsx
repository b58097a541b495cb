import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { mappingText } from '../../strings/imports';
import { LeaveDialog } from '../../ui/leave-dialog';
import type { Choices } from './choices';
import { MappingColumns } from './mapping-columns';
import { isSameMapping, newMapping, savable } from './mapping-draft';
import { MappingResult } from './mapping-result';
import { MappingRules } from './mapping-rules';
import { MappingSample } from './mapping-sample';
import { SavedMappings } from './saved-mappings';

export interface MappingDialogProps {
  /** The mapping that the files have now; null: none. */
  readonly initial: GenericMapping | null;
  readonly files: readonly string[];
  readonly choices: Choices;
  readonly sample: FilePreview | undefined;
  readonly onClose: () => void;
  readonly onUse: (mapping: GenericMapping) => void;
}

/** The mapping of a generic file: its records on one side, the columns on the other, what comes out below. */
export function MappingDialog({ initial, files, choices, sample, onClose, onUse }: MappingDialogProps) {
  const titleId = useId();
  const [begun] = useState<GenericMapping>(() => initial ?? newMapping());
  const [draft, setDraft] = useState<GenericMapping>(begun);
  const [isLeaving, setIsLeaving] = useState(false);
  // The sample as it was when the dialog opened: a preview under a new mapping would show other records.
  const [shown] = useState(sample);
  const leave = (): void => (isSameMapping(draft, begun) ? onClose() : setIsLeaving(true));
  const change = (patch: Partial<GenericMapping>): void => setDraft((old) => ({ ...old, ...patch }));
  return (
    <Dialog
      open
      onClose={leave}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      slotProps={{ paper: { sx: { height: 'calc(100vh - 32px)', m: 4, width: 'calc(100% - 32px)' } } }}
    >
      <DialogTitle id={titleId}>{mappingText.title}</DialogTitle>
      <DialogContent sx={{ p: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', overflow: 'hidden' }}>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', minHeight: 0 }}>
          <MappingSample file={shown} />
          <Box sx={{ overflow: 'auto', p: 4, display: 'grid', gap: 4, alignContent: 'start' }}>
            <SavedMappings draft={draft} onLoad={setDraft} />
            <MappingRules draft={draft} sample={shown} onChange={change} />
            {draft.readAs === 'generic' && <MappingColumns draft={draft} sample={shown} onChange={setDraft} />}
          </Box>
        </Box>
        <MappingResult draft={draft} files={files} choices={choices} fileName={shown?.name ?? ''} />
      </DialogContent>
      <DialogActions sx={{ borderTop: '1px solid var(--vt-line)' }}>
        <Button onClick={leave}>{mappingText.cancel}</Button>
        <Button variant="contained" color="primary" onClick={() => onUse(savable(draft))}>
          {mappingText.use}
        </Button>
      </DialogActions>
      {isLeaving && (
        <LeaveDialog
          title={mappingText.discardTitle}
          body={mappingText.discardBody}
          leaveLabel={mappingText.discard}
          stayLabel={mappingText.keep}
          onLeave={onClose}
          onStay={() => setIsLeaving(false)}
        />
      )}
    </Dialog>
  );
}
