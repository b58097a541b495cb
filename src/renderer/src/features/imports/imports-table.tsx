import type { ImportFigures, ImportSummary } from '@core/imports/import-report';
import type { OperationProgress } from '@core/operations/operation';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Fragment } from 'react';
import { callApplication } from '../../api/client';
import { importsText } from '../../strings/imports';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useImportFlow } from '../../ui/import-flow';
import { middleCut } from '../../ui/middle-cut';
import { OperationBar } from '../../ui/operation-bar';
import { useShownZone } from '../../ui/use-shown-zone';
import { ImportStateMark } from './import-state';

export interface ImportsTableProps {
  readonly imports: readonly ImportSummary[];
  /** The operation of each running import, by the import's number. */
  readonly running: ReadonlyMap<number, OperationProgress>;
}

const FIGURES = [
  'read',
  'added',
  'duplicates',
  'revisions',
  'rejected',
] as const satisfies readonly (keyof ImportFigures)[];
const COLUMNS = 4 + FIGURES.length;

/** One line an import; one that runs shows how far it is. */
export function ImportsTable({ imports, running }: ImportsTableProps) {
  const { columns } = importsText;
  return (
    <Table size="small" stickyHeader aria-label={importsText.listLabel}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 5 }}>{columns.import}</TableCell>
          <TableCell>{columns.state}</TableCell>
          <TableCell>{columns.started}</TableCell>
          <TableCell align="right">{columns.files}</TableCell>
          {FIGURES.map((figure) => (
            <TableCell key={figure} align="right" sx={{ '&:last-of-type': { pr: 5 } }}>
              {columns[figure]}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {imports.map((one) => (
          <ImportLine key={one.id} summary={one} operation={running.get(one.id)} />
        ))}
      </TableBody>
    </Table>
  );
}

interface ImportLineProps {
  readonly summary: ImportSummary;
  readonly operation: OperationProgress | undefined;
}

function ImportLine({ summary, operation }: ImportLineProps) {
  const { openReport } = useImportFlow();
  const zone = useShownZone();
  const open = (): void => openReport(summary.id);
  const hasBar = operation !== undefined;
  return (
    <Fragment>
      <TableRow hover onClick={open} sx={{ cursor: 'pointer', '& > td': hasBar ? { borderBottom: 0 } : {} }}>
        <TableCell sx={{ pl: 5, width: '40%' }}>
          <Link
            component="button"
            underline="hover"
            onClick={open}
            title={summary.title}
            aria-label={importsText.openReport(summary.title)}
            sx={{ textAlign: 'left', overflowWrap: 'anywhere', font: 'inherit' }}
          >
            {middleCut(summary.title, 90)}
          </Link>
          <Box component="span" sx={{ color: 'text.secondary', ml: 2 }}>
            #{summary.id}
          </Box>
        </TableCell>
        <TableCell>
          <ImportStateMark state={summary.state} />
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatTime(summary.startedAt, zone, 'second')}</TableCell>
        <TableCell align="right">{formatCount(summary.files)}</TableCell>
        {FIGURES.map((figure) => (
          <TableCell
            key={figure}
            align="right"
            sx={{ ...figureTone(figure, summary.figures[figure]), '&:last-of-type': { pr: 5 } }}
          >
            {formatCount(summary.figures[figure])}
          </TableCell>
        ))}
      </TableRow>
      {hasBar && (
        <TableRow>
          <TableCell colSpan={COLUMNS} sx={{ px: 5, pt: 0, pb: 2 }}>
            <OperationBar
              progress={operation}
              title={operation.title}
              onCancel={() =>
                void callApplication('operations.cancel', { operation: operation.id }).catch(() => undefined)
              }
            />
          </TableCell>
        </TableRow>
      )}
    </Fragment>
  );
}

/** Nothing is quiet; rejected records are a warning. */
function figureTone(figure: keyof ImportFigures, amount: number): { readonly color?: string } {
  if (amount === 0) return { color: 'text.secondary' };
  return figure === 'rejected' ? { color: 'warning.main' } : {};
}
