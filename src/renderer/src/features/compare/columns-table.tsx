import { COLUMN_TITLES } from '@core/entry/columns';
import Box from '@mui/material/Box';
import { compareStrings } from '../../strings/reading';
import { MiddleText } from '../../ui/middle-text';
import type { DifferingColumn } from './differing-columns';

/** The columns that differ, side by side; folded to one line where the reader wants the room. */
export function ColumnsTable({ columns }: { readonly columns: readonly DifferingColumn[] }) {
  if (columns.length === 0)
    return <Box sx={{ px: 4, py: 1, color: 'text.secondary' }}>{compareStrings.columns(0)}</Box>;
  return (
    <Box component="details" open sx={{ flex: 'none', borderBottom: '1px solid var(--vt-line)' }}>
      <Box component="summary" sx={{ px: 4, py: 1, fontWeight: 600, cursor: 'default' }}>
        {compareStrings.columns(columns.length)}
      </Box>
      <Box
        tabIndex={0}
        role="region"
        aria-label={compareStrings.columns(columns.length)}
        sx={{ maxHeight: '26vh', overflow: 'auto' }}
      >
        <Box component="table" sx={TABLE}>
          <thead>
            <tr>
              <th scope="col">{compareStrings.column}</th>
              <th scope="col">{compareStrings.left}</th>
              <th scope="col">{compareStrings.right}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, left, right }) => (
              <tr key={column}>
                <th scope="row">{COLUMN_TITLES[column]}</th>
                <td>{left === null ? compareStrings.noValue : <MiddleText text={left} />}</td>
                <td>{right === null ? compareStrings.noValue : <MiddleText text={right} />}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  tableLayout: 'fixed',
  '& th, & td': {
    textAlign: 'left',
    px: 4,
    height: 26,
    fontWeight: 400,
    borderTop: '1px solid var(--vt-line)',
    overflow: 'hidden',
  },
  '& thead th': { fontSize: 12, color: 'text.secondary', bgcolor: 'var(--vt-panel)' },
  '& tbody th': { color: 'text.secondary' },
  '& th:first-of-type': { width: 130 },
} as const;
