import type { ConnectorDescription } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { describeText as text } from '../../strings/describe-backend';
import { FailureNotice } from '../../ui/failure-notice';
import { LeaveDialog } from '../../ui/leave-dialog';
import { NoticeLine } from '../../ui/notice-line';
import type { DescriptionDraft } from './description-draft';
import { isAddress } from './connection-draft';
import { connectorTitle } from './connector-title';
import { DescriptionBeginnings } from './description-beginnings';
import { DescriptionEditor } from './description-editor';
import { DescriptionTrial } from './description-trial';
import { DESCRIPTION_OPTION, descriptionIn } from './described-options';
import type { TestTarget } from './use-connection-test';
import { useImportDescription } from './use-import-description';
import { useTriedPage } from './use-tried-page';

export interface DescriptionDialogProps {
  readonly description: ConnectorDescription;
  readonly target: TestTarget;
  readonly options: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  /** `address`: where an example or a file brought one along; null: it stays. */
  readonly onDone: (options: Readonly<Record<string, unknown>>, address: string | null) => void;
}

/** Describes a backend step by step, each step against the live backend; what is used goes back to the connection's form. */
export function DescriptionDialog({ description, target, options, onClose, onDone }: DescriptionDialogProps) {
  const titleId = useId();
  const [first] = useState<DescriptionDraft>(() => descriptionIn(options, description));
  const [draft, setDraft] = useState(first);
  const [address, setAddress] = useState<string | null>(null);
  const [loads, setLoads] = useState(0);
  const [isLeaving, setIsLeaving] = useState(false);
  const file = useImportDescription();
  const withDraft: Readonly<Record<string, unknown>> = { ...options, [DESCRIPTION_OPTION]: draft };
  const asked = targetWith(target, withDraft, address);
  const tried = useTriedPage(asked);
  const leave = (): void => (draft === first ? onClose() : setIsLeaving(true));
  return (
    <Dialog
      open
      onClose={leave}
      aria-labelledby={titleId}
      maxWidth={false}
      fullWidth
      slotProps={{ paper: { sx: { height: 'calc(100vh - 48px)', m: 6, width: 'calc(100% - 48px)' } } }}
    >
      {/* An id of its own: the dialog is named by the heading alone. */}
      <DialogTitle id={`${titleId}-bar`} component="div" sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Box id={titleId} component="h2" sx={{ flex: 1, m: 0, font: 'inherit' }}>
          {description.isPreview ? text.titleAdvanced(connectorTitle(description)) : text.title}
        </Box>
        <DescriptionBeginnings
          draft={draft}
          connector={description.id}
          file={file}
          isChanged={draft !== first}
          hasExamples={!description.isPreview}
          onLoad={(next, nextAddress) => {
            setDraft(next);
            setLoads((count) => count + 1);
            if (nextAddress !== null) setAddress(nextAddress);
          }}
        />
      </DialogTitle>
      {file.failure !== null && <FailureNotice failure={file.failure} />}
      {description.isPreview && <NoticeLine tone="warning">{text.previewHint}</NoticeLine>}
      <DialogContent
        sx={{
          p: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) minmax(360px, 46%)',
          overflow: 'hidden',
          borderTop: '1px solid var(--vt-line)',
        }}
      >
        <DescriptionEditor draft={draft} loads={loads} body={tried.page?.body ?? null} onChange={setDraft} />
        <DescriptionTrial tried={tried} canAsk={canBeAsked(asked)} />
      </DialogContent>
      <DialogActions sx={{ borderTop: '1px solid var(--vt-line)' }}>
        <Button onClick={leave}>{text.cancel}</Button>
        <Button variant="contained" color="primary" onClick={() => onDone(withDraft, address)}>
          {text.use}
        </Button>
      </DialogActions>
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

function targetWith(
  target: TestTarget,
  options: Readonly<Record<string, unknown>>,
  address: string | null,
): TestTarget {
  if (!('draft' in target)) return target;
  return { ...target, draft: { ...target.draft, options: { ...options }, ...(address === null ? {} : { address }) } };
}

/** A connection that is still being written may lack what every request needs. */
const canBeAsked = (target: TestTarget): boolean =>
  !('draft' in target) || (target.draft.name !== '' && isAddress(target.draft.address));
