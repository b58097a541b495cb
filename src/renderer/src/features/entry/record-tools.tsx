import type { EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Copy, Download, FoldVertical, Search, UnfoldVertical } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { entryStrings } from '../../strings/entry';
import { readingStrings } from '../../strings/reading';
import type { RecordViewerHandle } from '../../ui/record-viewer/record-viewer-props';
import { useRecordActions } from './use-record-actions';
import type { Times } from './use-times';

export interface RecordToolsProps {
  readonly detail: EntryDetail;
  readonly viewer: RefObject<RecordViewerHandle | null>;
  readonly isFormatted: boolean;
  readonly onFormatted: (isFormatted: boolean) => void;
  readonly times: Times;
}

/** What is done with the whole record. */
export function RecordTools({ detail, viewer, isFormatted, onFormatted, times }: RecordToolsProps) {
  const { raw } = detail;
  const actions = useRecordActions();
  return (
    <Box sx={TOOLS}>
      <Button
        startIcon={<Copy size={14} aria-hidden />}
        title={entryStrings.copyHint}
        onClick={() => actions.copy(detail)}
      >
        {entryStrings.copy}
      </Button>
      {raw.isJson && <Button onClick={() => actions.copyFormatted(detail)}>{entryStrings.copyFormatted}</Button>}
      <Button startIcon={<Download size={14} aria-hidden />} onClick={() => actions.save(detail)}>
        {entryStrings.save}
      </Button>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, ml: 'auto' }}>
        {raw.isJson && (
          <>
            <Check
              label={readingStrings.times}
              title={`${readingStrings.timesHint(times.zone)}  u`}
              isChecked={times.areShown}
              onChange={times.toggle}
            />
            <Check
              label={entryStrings.formatted}
              title={entryStrings.formattedHint}
              isChecked={isFormatted}
              onChange={() => onFormatted(!isFormatted)}
            />
          </>
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

interface CheckProps {
  readonly label: string;
  readonly title: string;
  readonly isChecked: boolean;
  readonly onChange: () => void;
}

function Check({ label, title, isChecked, onChange }: CheckProps) {
  return (
    <Box component="label" title={title} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', minHeight: 24 }}>
      <input
        type="checkbox"
        checked={isChecked}
        onChange={onChange}
        style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
      />
      {label}
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
