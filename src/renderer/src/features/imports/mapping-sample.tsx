import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { mappingText } from '../../strings/imports';
import { MONO } from '../../theme/tokens';
import { readableRecord } from './readable-record';

/** The sample's records, one at a time, as text. */
export function MappingSample(props: { readonly file: FilePreview | undefined }) {
  const [index, setIndex] = useState(0);
  const records = props.file?.records ?? [];
  const record = records[index];
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        borderRight: '1px solid var(--vt-line)',
        bgcolor: 'var(--vt-panel)',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 3, py: 1, gap: 1 }}>
        <Box sx={{ flex: 1, fontWeight: 600 }}>
          {record === undefined ? mappingText.sample : mappingText.sampleOf(index + 1, records.length)}
        </Box>
        <IconButton aria-label={mappingText.previous} disabled={index === 0} onClick={() => setIndex(index - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton
          aria-label={mappingText.next}
          disabled={index >= records.length - 1}
          onClick={() => setIndex(index + 1)}
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </Box>
      <Box
        component="pre"
        role="region"
        aria-label={mappingText.sample}
        tabIndex={0}
        sx={{
          m: 0,
          px: 3,
          pb: 3,
          flex: 1,
          overflow: 'auto',
          fontFamily: MONO,
          fontSize: 12,
          lineHeight: 1.5,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {record === undefined ? mappingText.noSample : readableRecord(record)}
      </Box>
    </Box>
  );
}
