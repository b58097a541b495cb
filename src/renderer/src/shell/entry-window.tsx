import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link2, Search } from 'lucide-react';
import { searchSchema } from '@core/search/search';
import { AnnotationFlowProvider } from '../features/annotations/annotation-flow-provider';
import { linkText } from '../strings/links';
import { useCopyLink } from '../ui/copy-link';
import { ErrorBoundary } from '../ui/error-boundary';
import { HiddenHeading } from '../ui/hidden-heading';
import { useNavigation } from '../ui/navigation';
import { entryPane } from './search-slot';

/** One entry alone in its window: its pane, and the way to the search. */
export function EntryWindow({ entry }: { readonly entry: number }) {
  const { showSearch, showAlone } = useNavigation();
  const copyLink = useCopyLink();
  const showInSearch = (): void => {
    const filters = [{ field: 'id', values: [String(entry)] }];
    showSearch(searchSchema.parse({ filters, range: { kind: 'all' } }), entry);
  };
  return (
    <Box
      component="main"
      aria-label={linkText.alone(entry)}
      sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <HiddenHeading text={linkText.alone(entry)} />
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          justifyContent: 'flex-end',
          px: 3,
          py: 1,
          borderBottom: '1px solid var(--vt-line)',
        }}
      >
        <Button startIcon={<Link2 size={14} aria-hidden />} onClick={() => copyLink.ofEntries([entry])}>
          {linkText.copySearch}
        </Button>
        <Button startIcon={<Search size={14} aria-hidden />} onClick={showInSearch}>
          {linkText.showInSearch}
        </Button>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ErrorBoundary resetKey={String(entry)}>
          <AnnotationFlowProvider>
            {entryPane({
              id: entry,
              focusRequest: 1,
              onShowEntry: showAlone,
              onNext: null,
              onPrevious: null,
              onClose: showInSearch,
            })}
          </AnnotationFlowProvider>
        </ErrorBoundary>
      </Box>
    </Box>
  );
}
