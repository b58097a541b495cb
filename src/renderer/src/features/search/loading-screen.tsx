import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { searchStrings } from '../../strings/search';

const LINES = Array.from({ length: 24 }, (_, at) => at);

/** The first load only: the place of the rows to come. */
export function LoadingRows() {
  return (
    <Box role="status" aria-label={searchStrings.loading} sx={{ px: 3, py: 2, overflow: 'hidden', flex: 1 }}>
      {LINES.map((at) => (
        <Skeleton
          key={at}
          variant="text"
          animation={false}
          sx={{ height: 28 }}
          width={`${String(96 - ((at * 7) % 23))}%`}
        />
      ))}
    </Box>
  );
}

/** The place of the whole screen to come. */
export function LoadingScreen() {
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ height: 116, borderBottom: '1px solid var(--vt-line)' }} />
      <LoadingRows />
    </Box>
  );
}
