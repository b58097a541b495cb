import type { LensAnswer, LensColumn, LensRow, LensSort } from '@core/lenses/lens-answer';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { lensText as text } from '../../strings/lenses';
import { LensCell } from './lens-cell';
import { ExpectationMenu } from './expectation-menu';

export interface LensTableProps {
  readonly answer: LensAnswer;
  readonly zone: string;
  readonly onSort: (sort: LensSort) => void;
  readonly onOpen: (row: LensRow, column: string) => void;
  readonly onOpenSlots: (row: LensRow) => void;
  /** null: the rows are nothing that is expected. */
  readonly onAdjust: ((row: LensRow) => void) | null;
}

export const isFigure = ({ kind }: LensColumn): boolean =>
  kind === 'count' || kind === 'slots' || kind === 'change' || kind === 'duration';

/** A page of a lens's rows; headings sort, figures open the entries behind them. */
export function LensTable(props: LensTableProps) {
  const { answer, onSort, onAdjust } = props;
  const { columns, sort } = answer;
  return (
    <TableContainer sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <Table size="small" stickyHeader aria-label={text.table} sx={{ fontVariantNumeric: 'tabular-nums' }}>
        <TableHead>
          <TableRow>
            {columns.map((column, at) => (
              <TableCell
                key={column.id}
                align={isFigure(column) ? 'right' : 'left'}
                title={column.help}
                sortDirection={sort.column === column.id ? (sort.direction === 'ascending' ? 'asc' : 'desc') : false}
                sx={{
                  whiteSpace: 'nowrap',
                  pl: at === 0 ? 4 : undefined,
                  pr: at === columns.length - 1 ? 4 : undefined,
                }}
              >
                <TableSortLabel
                  active={sort.column === column.id}
                  direction={sort.column === column.id && sort.direction === 'descending' ? 'desc' : 'asc'}
                  onClick={() => onSort(turned(column, sort))}
                >
                  {column.title}
                </TableSortLabel>
              </TableCell>
            ))}
            {onAdjust !== null && <TableCell />}
          </TableRow>
        </TableHead>
        <TableBody>
          {answer.rows.map((row) => (
            <Row key={row.key} row={row} {...props} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** A second press turns the order around; figures and times begin with the greatest. */
function turned(column: LensColumn, sort: LensSort): LensSort {
  if (sort.column === column.id) {
    return { column: column.id, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { column: column.id, direction: isFigure(column) || column.kind === 'time' ? 'descending' : 'ascending' };
}

function Row({ row, answer, zone, onOpen, onOpenSlots, onAdjust }: LensTableProps & { readonly row: LensRow }) {
  const name = row.cells.filter((cell, at) => typeof cell === 'string' && isText(answer.columns[at])).join(', ');
  return (
    <TableRow hover sx={{ '& > td': { verticalAlign: 'baseline' } }}>
      {answer.columns.map((column, at) => (
        <TableCell
          key={column.id}
          align={isFigure(column) ? 'right' : 'left'}
          sx={{
            pl: at === 0 ? 4 : undefined,
            pr: at === answer.columns.length - 1 ? 4 : undefined,
            ...(isFigure(column) || column.kind === 'time'
              ? { whiteSpace: 'nowrap' }
              : { overflowWrap: 'anywhere', minWidth: column.id === 'cadence' ? 200 : 130, maxWidth: 360 }),
          }}
        >
          <LensCell
            answer={answer}
            row={row}
            column={column}
            name={name === '' ? text.none : name}
            zone={zone}
            onOpen={() => onOpen(row, column.id)}
            onOpenSlots={() => onOpenSlots(row)}
          />
        </TableCell>
      ))}
      {onAdjust !== null && (
        <TableCell align="right" sx={{ py: 0 }}>
          <ExpectationMenu row={row} name={name} onAdjust={() => onAdjust(row)} />
        </TableCell>
      )}
    </TableRow>
  );
}

const isText = (column: LensColumn | undefined): boolean => column?.kind === 'text' || column?.kind === 'performer';
