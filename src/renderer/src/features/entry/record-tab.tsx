import type { EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Copy, Download, FoldVertical, Search, UnfoldVertical } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { entryStrings } from '../../strings/entry';
import { placeAt, plainValue } from '../../ui/json-place';
import { prettyRecord } from '../../ui/pretty-record';
import { RecordViewer } from '../../ui/record-viewer/record-viewer';
import type { RecordViewerHandle } from '../../ui/record-viewer/record-viewer-props';
import { useToasts } from '../../ui/toasts';
import { useRecordActions } from './use-record-actions';

/** How the last record was looked at; lasts for the window's life. */
let lastFormatted = true;

/** The record to read: as received, or with white space between its tokens. */
export function RecordTab({ detail }: { readonly detail: EntryDetail }) {
  const { raw } = detail;
  const [isFormatted, setIsFormatted] = useState(lastFormatted);
  const viewer = useRef<RecordViewerHandle>(null);
  const actions = useRecordActions();
  const toasts = useToasts();
  const formats = raw.isJson && isFormatted;
  const text = useMemo(() => (formats ? prettyRecord(raw.text, raw.isCut) : raw.text), [formats, raw]);
  const atCursor = (what: 'path' | 'value'): void => {
    const offset = viewer.current?.offset() ?? 0;
    const place = raw.isJson ? placeAt(text, offset) : null;
    if (place === null) {
      toasts.show({ text: entryStrings.noPath });
      return;
    }
    viewer.current?.reveal(place.start, place.end);
    const copied = what === 'path' ? place.pointer : plainValue(text.slice(place.start, place.end));
    actions.copyText(entryStrings.what[what], copied);
  };
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {raw.isCut && (
        <Notice
          text={entryStrings.cut(raw.text.length, raw.textLength)}
          action={<Button onClick={() => actions.save(detail)}>{entryStrings.saveWhole}</Button>}
        />
      )}
      {!raw.isText && (
        <Notice
          text={entryStrings.notText}
          action={<Button onClick={() => actions.save(detail)}>{entryStrings.save}</Button>}
        />
      )}
      <Box sx={{ flex: 1, minHeight: 60 }}>
        <RecordViewer
          ref={viewer}
          text={text}
          language={raw.isJson ? 'json' : 'plaintext'}
          label={entryStrings.record}
        />
      </Box>
      <Box sx={TOOLS}>
        <Button
          startIcon={<Copy size={14} aria-hidden />}
          title={entryStrings.copyHint}
          onClick={() => actions.copy(detail)}
        >
          {entryStrings.copy}
        </Button>
        {raw.isJson && (
          <>
            <Button onClick={() => actions.copyFormatted(detail)}>{entryStrings.copyFormatted}</Button>
            <Button onClick={() => atCursor('path')}>{entryStrings.copyPath}</Button>
            <Button onClick={() => atCursor('value')}>{entryStrings.copyValue}</Button>
          </>
        )}
        <Button startIcon={<Download size={14} aria-hidden />} onClick={() => actions.save(detail)}>
          {entryStrings.save}
        </Button>
        <Box sx={{ flex: 1 }} />
        {raw.isJson && (
          <Box
            component="label"
            title={entryStrings.formattedHint}
            sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}
          >
            <input
              type="checkbox"
              checked={isFormatted}
              onChange={(event) => {
                lastFormatted = event.target.checked;
                setIsFormatted(event.target.checked);
              }}
              style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
            />
            {entryStrings.formatted}
          </Box>
        )}
        <IconTool label={entryStrings.find} onClick={() => viewer.current?.find()}>
          <Search size={14} aria-hidden />
        </IconTool>
        <IconTool label={entryStrings.foldAll} onClick={() => viewer.current?.foldAll()}>
          <FoldVertical size={14} aria-hidden />
        </IconTool>
        <IconTool label={entryStrings.unfoldAll} onClick={() => viewer.current?.unfoldAll()}>
          <UnfoldVertical size={14} aria-hidden />
        </IconTool>
      </Box>
    </Box>
  );
}

const TOOLS = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  px: 3,
  py: 1.5,
  flex: 'none',
  borderTop: '1px solid var(--vt-line)',
} as const;

function IconTool(props: { readonly label: string; readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <Button variant="text" aria-label={props.label} title={props.label} onClick={props.onClick} sx={{ px: 1.5 }}>
      {props.children}
    </Button>
  );
}

function Notice({ text, action }: { readonly text: string; readonly action: ReactNode }) {
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 1,
        bgcolor: 'var(--vt-warningGround)',
        borderBottom: '1px solid var(--vt-line)',
      }}
    >
      <Box sx={{ flex: 1 }}>{text}</Box>
      {action}
    </Box>
  );
}
