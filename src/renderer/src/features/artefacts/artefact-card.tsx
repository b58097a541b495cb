import type { Artefact } from '@core/artefacts/artefact';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Copy } from 'lucide-react';
import { artefactsText as text } from '../../strings/artefacts';
import { MONO } from '../../theme/tokens';
import { copyText } from '../../ui/copy-text';
import { formatBytes } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useToasts } from '../../ui/toasts';
import { useShownZone } from '../../ui/use-shown-zone';

export interface ArtefactCardProps {
  readonly artefact: Artefact;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly onRemove: () => void;
}

/** Hexadecimal digits that are shown; the whole is copied. */
const SHOWN_DIGITS = 16;

/** One kept file: what it is, where it came from, and what can be done with it. */
export function ArtefactCard({ artefact, onOpen, onSave, onRemove }: ArtefactCardProps) {
  const { name, mediaType, byteLength, sha256, source, origin, keptAt, canOpen } = artefact;
  const zone = useShownZone();
  const toasts = useToasts();
  const copy = (): void => {
    copyText(sha256).then(() => toasts.show({ text: text.copied }), toasts.showFailure);
  };
  const where = source === 'downloaded' ? `${text.downloaded} ${text.from(origin)}` : text.attachedByHand;
  return (
    <Box
      component="li"
      sx={{ display: 'grid', gap: 1, p: 2.5, border: '1px solid var(--vt-line)', borderRadius: 1, minWidth: 0 }}
    >
      <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}>
        {mediaType} · {formatBytes(byteLength)} · {where} · {formatTime(keptAt, zone, 'second')}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 12, color: 'text.secondary' }}>
        {text.sha256}
        <Box component="span" title={sha256} sx={{ fontFamily: MONO }}>
          {sha256.slice(0, SHOWN_DIGITS)}…
        </Box>
        <IconButton aria-label={text.copySha(name)} onClick={copy}>
          <Copy size={13} aria-hidden />
        </IconButton>
      </Box>
      {!canOpen && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{text.onlySaved}</Box>}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        {canOpen && (
          <Button aria-label={text.of(text.open, name)} title={text.openHint} onClick={onOpen}>
            {text.open}
          </Button>
        )}
        <Button aria-label={text.of(text.save, name)} onClick={onSave}>
          {text.save}
        </Button>
        <Button aria-label={text.of(text.remove, name)} onClick={onRemove}>
          {text.remove}
        </Button>
      </Box>
    </Box>
  );
}
