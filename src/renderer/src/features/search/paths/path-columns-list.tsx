import Box from '@mui/material/Box';
import { readingStrings } from '../../../strings/reading';
import { OrderedChoice } from '../../../ui/ordered-choice';
import { useSearch } from '../search-context';

/** The places in raw among the columns: to be moved and taken away. */
export function PathColumnsList() {
  const { state, dispatch } = useSearch();
  const { pathColumns } = state.search;
  const set = (next: readonly string[]): void => dispatch({ kind: 'pathColumns', pathColumns: next });
  return (
    <Box
      component="section"
      aria-label={readingStrings.pathsTitle}
      sx={{ borderTop: '1px solid var(--vt-line)', mt: 1, pt: 1 }}
    >
      <Box component="h3" sx={{ m: 0, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
        {readingStrings.pathsTitle}
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary', mb: 1 }}>{readingStrings.pathsHint}</Box>
      <OrderedChoice chosen={pathColumns} titleOf={(path) => path} onChange={set} />
    </Box>
  );
}
