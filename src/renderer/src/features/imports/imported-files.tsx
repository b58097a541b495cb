import { isLeftOut } from '@core/imports/left-out';
import type { ImportedFile } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { importsText, kindText, previewText, reportText } from '../../strings/imports';
import { formatBytes, formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { Pager } from '../../ui/pager';
import { useShownZone } from '../../ui/use-shown-zone';
import { planFacts } from './plan-facts';

const PAGE = 100;
const FIGURES = ['read', 'added', 'duplicates', 'revisions', 'rejected'] as const;

/** What became of each file, a hundred at a time. */
export function ImportedFiles({ files }: { readonly files: readonly ImportedFile[] }) {
  const [offset, setOffset] = useState(0);
  const [onlyProblems, setOnlyProblems] = useState(false);
  const problems = useMemo(
    () => files.filter((file) => (file.failure !== null && !isLeftOut(file)) || file.figures.rejected > 0),
    [files],
  );
  const chosen = onlyProblems ? problems : files;
  const begin = offset < chosen.length ? offset : 0;
  return (
    <Box component="section" aria-label={reportText.filesLabel} sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 4, minHeight: 32 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {reportText.files} <Quiet>{formatCount(files.length)}</Quiet>
        </Typography>
        {problems.length > 0 && problems.length < files.length && (
          <FormControlLabel
            control={<Checkbox checked={onlyProblems} onChange={(_, checked) => setOnlyProblems(checked)} />}
            label={`${reportText.onlyProblems} (${formatCount(problems.length)})`}
          />
        )}
        <Pager label={reportText.files} total={chosen.length} offset={begin} pageSize={PAGE} onChange={setOffset} />
      </Box>
      {files.length > 0 && (
        <Box
          role="region"
          aria-label={previewText.tableOf(reportText.files)}
          tabIndex={0}
          sx={{ overflowX: 'auto', border: '1px solid var(--vt-line)', borderRadius: 1 }}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{reportText.file}</TableCell>
                {FIGURES.map((figure) => (
                  <TableCell key={figure} align="right">
                    {importsText.columns[figure]}
                  </TableCell>
                ))}
                <TableCell>{reportText.earliestLatest}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {chosen.slice(begin, begin + PAGE).map((file) => (
                <FileLine key={file.id} file={file} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Box>
  );
}

function FileLine({ file }: { readonly file: ImportedFile }) {
  const zone = useShownZone();
  const facts = file.plan === null ? [] : planFacts(file.plan);
  return (
    <TableRow sx={{ '& > td': { verticalAlign: 'top' }, '&:last-of-type > td': { borderBottom: 0 } }}>
      <TableCell sx={{ minWidth: 260, width: '50%' }}>
        <Box sx={{ overflowWrap: 'anywhere' }} title={file.name}>
          {middleCut(file.name, 160)} <Quiet>{formatBytes(file.byteLength)}</Quiet>
        </Box>
        {file.kind !== null && (
          <Box sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {[kindText[file.kind], ...facts].join(' · ')}
          </Box>
        )}
        {file.failure !== null && (
          <Box sx={{ color: isLeftOut(file) ? 'text.secondary' : 'error.main' }}>{file.failure}</Box>
        )}
      </TableCell>
      {FIGURES.map((figure) => (
        <TableCell
          key={figure}
          align="right"
          sx={{
            color:
              file.figures[figure] === 0 ? 'text.secondary' : figure === 'rejected' ? 'warning.main' : 'text.primary',
          }}
        >
          {formatCount(file.figures[figure])}
        </TableCell>
      ))}
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {file.earliest !== null && <Box>{formatTime(file.earliest, zone, 'second')}</Box>}
        {file.latest !== null && file.latest !== file.earliest && <Box>{formatTime(file.latest, zone, 'second')}</Box>}
        {file.undated > 0 && (
          <Quiet>
            {formatCount(file.undated)} {reportText.undated.toLowerCase()}
          </Quiet>
        )}
      </TableCell>
    </TableRow>
  );
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
      {children}
    </Box>
  );
}
