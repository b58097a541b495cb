import type { MappedEntry } from '@core/entry/mapped-entry';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { previewText } from '../../strings/imports';
import { middleCut } from '../../ui/middle-cut';
import { previewCells, timeExplanation } from './preview-cells';

export interface PreviewEntriesProps {
  readonly entries: readonly MappedEntry[];
  readonly label: string;
}

const LONGEST_CELL = 60;

/** A few entries as the grid would show them; columns that none of them fills are left out. */
export function PreviewEntries({ entries, label }: PreviewEntriesProps) {
  const rows = entries.map(previewCells);
  const filled = previewText.cellHeadings
    .map((_, column) => column)
    .filter((column) => column < 2 || rows.some((row) => row[column] !== ''));
  return (
    // A scrolling region that the keyboard must reach.
    <Box
      sx={{ overflowX: 'auto', border: '1px solid var(--vt-line)', borderRadius: 1, minWidth: 0 }}
      tabIndex={0}
      role="region"
      aria-label={previewText.tableOf(label)}
    >
      <Table size="small" sx={{ whiteSpace: 'nowrap' }}>
        <TableHead>
          <TableRow>
            {filled.map((column) => (
              <TableCell key={column}>{previewText.cellHeadings[column]}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={`${index} ${row[0] ?? ''}`}>
              {filled.map((column) => (
                <TableCell key={column} title={titleOf(entries[index], row[column] ?? '', column)}>
                  {middleCut(row[column] ?? '', LONGEST_CELL)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function titleOf(entry: MappedEntry | undefined, text: string, column: number): string | undefined {
  if (column === 0 && entry !== undefined) return timeExplanation(entry);
  return text.length > LONGEST_CELL ? text.slice(0, 2_000) : undefined;
}
