import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { type RefObject, useImperativeHandle, useState } from 'react';
import { mappingText } from '../../strings/imports';
import { LeaveDialog } from '../../ui/leave-dialog';
import type { Choices } from './choices';
import { MappingColumns } from './mapping-columns';
import { isSameMapping, savable } from '../../ui/mapping-draft';
import { MappingResult } from './mapping-result';
import { MappingRules } from './mapping-rules';
import { MappingSample } from './mapping-sample';
import { SavedMappings } from './saved-mappings';

export interface MappingEditorProps {
  /** The mapping to begin with; a later value counts for nothing. */
  readonly begun: GenericMapping;
  readonly files: readonly string[];
  readonly choices: Choices;
  readonly sample: FilePreview | undefined;
  /** Filled in with what Esc does. */
  readonly leave: RefObject<() => void>;
  readonly onClose: () => void;
  readonly onUse: (mapping: GenericMapping) => void;
}

/** The inside of the mapping dialog. */
export function MappingEditor(props: MappingEditorProps) {
  const { begun, files, choices, sample, onClose, onUse } = props;
  const [first] = useState(begun);
  const [draft, setDraft] = useState<GenericMapping>(begun);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = (): void => (isSameMapping(draft, first) ? onClose() : setIsLeaving(true));
  useImperativeHandle(props.leave, () => leave);
  return (
    <>
      <DialogContent sx={{ p: 0, display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', overflow: 'hidden' }}>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', minHeight: 0 }}>
          <MappingSample file={sample} />
          <Box sx={{ overflow: 'auto', p: 4, display: 'grid', gap: 4, alignContent: 'start' }}>
            <SavedMappings draft={draft} onLoad={setDraft} />
            <MappingRules
              draft={draft}
              sample={sample}
              onChange={(patch) => setDraft((old) => ({ ...old, ...patch }))}
            />
            {draft.readAs === 'generic' && <MappingColumns draft={draft} sample={sample} onChange={setDraft} />}
          </Box>
        </Box>
        <MappingResult draft={draft} files={files} choices={choices} fileName={sample?.name ?? ''} />
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
    </>
  );
}
