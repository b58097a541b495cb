import { findTimes } from '@core/records/find-times';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Copy, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { readingStrings } from '../../strings/reading';
import { decodeValue } from '../../ui/record-viewer/decoding/decode-value';
import type { DecodedPart, DecodedValue } from '../../ui/record-viewer/decoding/decoded';
import { RecordViewer } from '../../ui/record-viewer/record-viewer';
import { timeNotes } from './time-notes';
import { useRecordActions } from './use-record-actions';
import type { ValueAt } from './value-at';

export interface DecodedPanelProps {
  readonly value: ValueAt;
  /** Shown beside the times of JSON; null: not wanted. */
  readonly zone: string | null;
  readonly onClose: () => void;
}

/** What a value holds, taken apart; only ever shown as text. Esc closes it. */
export function DecodedPanel({ value, zone, onClose }: DecodedPanelProps) {
  const decoded = useDecoded(value.meant);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.focus();
  }, [value]);
  return (
    <Box
      ref={panel}
      role="region"
      aria-label={readingStrings.decoded(value.pointer)}
      tabIndex={-1}
      data-own-escape
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isFinding(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      sx={PANEL}
    >
      {decoded === 'pending' && (
        <Box role="status" sx={QUIET}>
          {readingStrings.decoding}
        </Box>
      )}
      {decoded === null && (
        <Box role="status" sx={{ ...QUIET, display: 'flex', alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}>{readingStrings.nothingToDecode}</Box>
          <CloseButton onClose={onClose} />
        </Box>
      )}
      {decoded !== null && decoded !== 'pending' && <DecodedView decoded={decoded} zone={zone} onClose={onClose} />}
    </Box>
  );
}

/** The find box of the viewer within closes by itself. */
const isFinding = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.find-widget') !== null;

function useDecoded(text: string): DecodedValue | null | 'pending' {
  const [found, setFound] = useState<{ readonly text: string; readonly decoded: DecodedValue | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    decodeValue(text).then(
      (decoded) => {
        if (isWanted) setFound({ text, decoded });
      },
      () => {
        if (isWanted) setFound({ text, decoded: null });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [text]);
  return found === null || found.text !== text ? 'pending' : found.decoded;
}

interface ViewProps {
  readonly decoded: DecodedValue;
  readonly zone: string | null;
  readonly onClose: () => void;
}

function DecodedView({ decoded, zone, onClose }: ViewProps) {
  const { steps, parts } = decoded;
  const [at, setAt] = useState(steps.includes('jwt') && parts.length > 1 ? 1 : 0);
  const { copyText } = useRecordActions();
  const part = parts[at] ?? parts[0];
  const isToken = steps.includes('jwt');
  if (part === undefined) return null;
  return (
    <>
      <Box sx={HEADER}>
        <Box component="h3" sx={{ m: 0, fontSize: 12, fontWeight: 600 }}>
          {readingStrings.decodedTitle}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, color: 'text.secondary' }}>
          {readingStrings.steps(steps)} · {readingStrings.size(part.bytes)}
        </Box>
        <Button
          startIcon={<Copy size={14} aria-hidden />}
          onClick={() => copyText(readingStrings.part[part.role], part.text)}
        >
          {readingStrings.copyDecoded}
        </Button>
        <CloseButton onClose={onClose} />
      </Box>
      {isToken && <Box sx={WARNING}>{parts.length > 1 ? readingStrings.unverified : readingStrings.sealed}</Box>}
      {part.isCut && <Box sx={WARNING}>{readingStrings.partCut}</Box>}
      {parts.length > 1 && (
        <Tabs
          value={at}
          onChange={(_, next: number) => setAt(next)}
          aria-label={readingStrings.parts}
          sx={{ flex: 'none', px: 1 }}
        >
          {parts.map(({ role }, index) => (
            <Tab key={role} value={index} label={readingStrings.part[role]} />
          ))}
        </Tabs>
      )}
      <PartViewer part={part} zone={zone} />
    </>
  );
}

function PartViewer({ part, zone }: { readonly part: DecodedPart; readonly zone: string | null }) {
  const { text, language, role } = part;
  const notes = useMemo(
    () => (zone === null || language !== 'json' ? [] : timeNotes(findTimes(text, { zone: 'UTC', limit: 200 }), zone)),
    [text, language, zone],
  );
  return (
    <Box sx={{ flex: 1, minHeight: 0 }}>
      <RecordViewer text={text} language={language} label={readingStrings.part[role]} notes={notes} />
    </Box>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <IconButton
      aria-label={readingStrings.closeDecoded}
      title={readingStrings.closeDecodedHint}
      onClick={onClose}
      sx={{ width: 26, height: 26, p: 0 }}
    >
      <X size={14} aria-hidden />
    </IconButton>
  );
}

const PANEL = {
  flex: '0 0 45%',
  minHeight: 120,
  display: 'flex',
  flexDirection: 'column',
  borderTop: '1px solid var(--vt-lineStrong)',
  fontSize: 12,
  outline: 'none',
} as const;

const HEADER = { display: 'flex', alignItems: 'center', gap: 2, minHeight: 34, flex: 'none', pl: 3, pr: 1 } as const;
const QUIET = { px: 3, py: 1, color: 'text.secondary' } as const;
const WARNING = { px: 3, py: 0.5, bgcolor: 'var(--vt-warningGround)', flex: 'none' } as const;
