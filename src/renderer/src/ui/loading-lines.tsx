import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** Stands where lines will be, on the first load only. */
export function LoadingLines() {
  return (
    <Box sx={{ p: 5, display: 'grid', gap: 2 }} aria-hidden>
      {['80%', '64%', '72%'].map((width) => (
        <Skeleton key={width} variant="text" width={width} />
      ))}
    </Box>
  );
}
