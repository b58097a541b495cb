import type { Artefact } from '@core/artefacts/artefact';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Download, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { artefactsText as text } from '../../strings/artefacts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureNotice } from '../../ui/failure-notice';
import { OperationBar } from '../../ui/operation-bar';
import { ArtefactCard } from './artefact-card';
import { AttachPlace } from './attach-place';
import { type Artefacts, useArtefacts } from './use-artefacts';

/** The files of one entry: fetched from its backend or attached by hand, opened, saved, removed. */
export function ArtefactsPart({ entry }: { readonly entry: number }) {
  const artefacts = useArtefacts(entry);
  const [removing, setRemoving] = useState<Artefact | null>(null);
  const { found, failure, fetching } = artefacts;
  return (
    <AttachPlace onDrop={artefacts.attachDropped}>
      <Box sx={{ px: 3, py: 2, display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box sx={{ color: 'text.secondary' }}>{text.intro}</Box>
        {failure !== null && <FailureNotice failure={failure} onRetry={artefacts.retry} />}
        {found !== undefined && <Actions artefacts={artefacts} />}
        {fetching.kind === 'running' && (
          <OperationBar progress={fetching.progress} title={text.fetching} onCancel={artefacts.cancelFetch} />
        )}
        {fetching.kind === 'failed' && <FailureNotice failure={fetching.failure} onRetry={artefacts.fetch} />}
        {fetching.kind === 'cancelled' && <Box role="status">{text.fetchCancelled}</Box>}
        {found !== undefined && found.kept.length === 0 && <Box>{text.none}</Box>}
        {found !== undefined && found.kept.length > 0 && (
          <Box
            component="ul"
            aria-label={text.list}
            sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
          >
            {found.kept.map((one) => (
              <ArtefactCard
                key={one.id}
                artefact={one}
                onOpen={() => artefacts.open(one)}
                onSave={() => artefacts.save(one)}
                onRemove={() => setRemoving(one)}
              />
            ))}
          </Box>
        )}
      </Box>
      {removing !== null && (
        <ConfirmDialog
          title={text.removeTitle(removing.name)}
          confirmLabel={text.remove}
          onClose={() => setRemoving(null)}
          onConfirm={() => {
            artefacts.remove(removing);
            setRemoving(null);
          }}
        >
          {text.removeText}
        </ConfirmDialog>
      )}
    </AttachPlace>
  );
}

function Actions({ artefacts }: { readonly artefacts: Artefacts }) {
  const { found, fetching, isAttaching } = artefacts;
  const source = found?.fetchFrom ?? null;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        {source !== null && (
          <Button
            startIcon={<Download size={14} aria-hidden />}
            disabled={fetching.kind === 'running'}
            onClick={artefacts.fetch}
            sx={{ whiteSpace: 'normal', textAlign: 'left' }}
          >
            {text.fetch(source.connectionName)}
          </Button>
        )}
        <Button
          startIcon={<Paperclip size={14} aria-hidden />}
          title={text.attachHint}
          disabled={isAttaching}
          onClick={artefacts.attach}
        >
          {isAttaching ? text.attaching : text.attach}
        </Button>
      </Box>
      {source === null && <Box sx={{ color: 'text.secondary' }}>{text.noneHere}</Box>}
    </Box>
  );
}
