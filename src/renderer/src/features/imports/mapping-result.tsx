import type { GenericMapping } from '@core/backends/generic-mapping';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCall } from '../../api/use-call';
import { mappingText, previewText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { useDebounced } from '../../ui/use-debounced';
import { type Choices, choicesInput } from './choices';
import { savable } from '../../ui/mapping-draft';
import { PreviewEntries } from './preview-entries';
import { useDimmed } from '../../ui/use-dimmed';

export interface MappingResultProps {
  readonly draft: GenericMapping;
  readonly files: readonly string[];
  readonly choices: Choices;
  readonly fileName: string;
}

const SETTLE_MS = 300;

/** The first entries as the mapping at hand gives them. */
export function MappingResult({ draft, files, choices, fileName }: MappingResultProps) {
  const settled = useDebounced(draft, SETTLE_MS);
  const preview = useCall('imports.preview', {
    files: [...files],
    choices: { ...choicesInput(choices), kind: 'generic', mapping: savable(settled) },
  });
  const file = preview.data?.files.find((one) => one.name === fileName) ?? preview.data?.files[0];
  const isBehind = preview.isFetching || settled !== draft;
  const dim = useDimmed(isBehind);
  return (
    <Box
      component="section"
      aria-label={mappingText.result}
      aria-busy={isBehind}
      sx={{ borderTop: '1px solid var(--vt-line)', height: '28vh', minHeight: 150, overflow: 'auto', px: 4, py: 2 }}
    >
      <Typography variant="h3" sx={{ mb: 1 }}>
        {mappingText.result}
      </Typography>
      {preview.error !== null && preview.error.code !== 'cancelled' && (
        <FailureNotice failure={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && (
        <Box role="status" sx={{ color: 'text.secondary' }}>
          {mappingText.looking}
        </Box>
      )}
      {file !== undefined && (
        <Box aria-busy={isBehind} sx={dim}>
          {file.problem !== null && <Box sx={{ color: 'error.main' }}>{file.problem}</Box>}
          {file.rejected.length > 0 && (
            <Box sx={{ color: 'warning.main' }}>{previewText.rejected(file.rejected.length)}</Box>
          )}
          {file.entries.length === 0 ? (
            <Box sx={{ color: 'text.secondary' }}>{previewText.noEntries}</Box>
          ) : (
            <PreviewEntries entries={file.entries} label={mappingText.result} />
          )}
        </Box>
      )}
    </Box>
  );
}
