import type { TriedPage } from '@contract/collecting-calls';
import type { EntryRow } from '@core/search/results';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { describeText as text } from '../../strings/describe-backend';
import { previewText } from '../../strings/imports';
import { MONO } from '../../theme/tokens';
import { formatTime } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { NoticeLine } from '../../ui/notice-line';
import { prettyRecord } from '../../ui/pretty-record';
import { RecordViewer } from '../../ui/record-viewer/record-viewer';
import { SeverityMark } from '../../ui/severity-mark';

type View = 'entries' | 'answer' | 'request';

const LONGEST_CELL = 50;
const LONGEST_BODY = 200_000;

/** One live page: as it would look in the grid, the answer itself, and what was asked. */
export function TriedPageView({ page }: { readonly page: TriedPage }) {
  const [view, setView] = useState<View>('entries');
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      {page.problems.map((one) => (
        <NoticeLine key={one} tone="warning">
          {one}
        </NoticeLine>
      ))}
      <Box sx={{ px: 4, py: 1.5, color: 'text.secondary', flex: 'none' }} role="status">
        {whatCame(page)}
      </Box>
      <Tabs
        value={view}
        onChange={(_, next: View) => setView(next)}
        aria-label={text.views}
        sx={{ flex: 'none', px: 2, borderBottom: '1px solid var(--vt-line)' }}
      >
        <Tab value="entries" label={text.entries(page.rows.length)} />
        <Tab value="answer" label={text.answer} />
        <Tab value="request" label={text.request} />
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.default' }}>
        {view === 'entries' && <TriedRows rows={page.rows} isAnswered={page.status !== null} />}
        {view === 'answer' && <Answer body={page.body} />}
        {view === 'request' && (
          <Box component="pre" tabIndex={0} sx={PLAIN}>
            {page.request === '' ? text.noRequest : page.request}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** In one line; of items and next pages only where something was answered. */
function whatCame({ status, items, rows, next, problems }: TriedPage): string {
  if (status === null) return text.noStatus;
  const parts = [text.status(status), text.items(items, rows.length), next === null ? text.noNext : text.hasNext];
  return [...parts, ...(problems.length === 0 ? [text.fine] : [])].join(' · ');
}

const PLAIN = {
  m: 0,
  p: 4,
  fontFamily: MONO,
  fontSize: 12,
  lineHeight: 1.5,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;

function Answer({ body }: { readonly body: string }) {
  const isCut = body.length >= LONGEST_BODY;
  const first = body.trimStart().charAt(0);
  const isJson = first === '{' || first === '[';
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {isCut && <Box sx={{ px: 4, py: 1, color: 'text.secondary', fontSize: 12 }}>{text.cut}</Box>}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <RecordViewer
          label={text.answerLabel}
          language={isJson ? 'json' : 'plaintext'}
          text={isJson ? prettyRecord(body, true) : body}
        />
      </Box>
    </Box>
  );
}

function TriedRows({ rows, isAnswered }: { readonly rows: readonly EntryRow[]; readonly isAnswered: boolean }) {
  if (rows.length === 0) {
    return <Box sx={{ p: 4, color: 'text.secondary' }}>{isAnswered ? text.noEntries : text.noEntriesAsNoAnswer}</Box>;
  }
  const cells = rows.map(cellsOf);
  const filled = previewText.cellHeadings
    .map((_, column) => column)
    .filter((column) => column < 2 || cells.some((row) => row[column] !== ''));
  return (
    <Table size="small" stickyHeader aria-label={text.tableLabel} sx={{ whiteSpace: 'nowrap' }}>
      <TableHead>
        <TableRow>
          {filled.map((column) => (
            <TableCell key={column}>{previewText.cellHeadings[column]}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, at) => (
          <TableRow key={at}>
            {filled.map((column) => (
              <TableCell key={column} title={cells[at]?.[column]}>
                {column === 1 ? (
                  <SeverityMark severity={row.severity} />
                ) : (
                  middleCut(cells[at]?.[column] ?? '', LONGEST_CELL)
                )}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** In the order of the headings of a preview. */
const cellsOf = (row: EntryRow): readonly string[] => [
  row.started === null ? previewText.undated : formatTime(row.started, row.zone ?? 'UTC', row.precision),
  row.severity,
  row.source ?? '',
  row.task ?? '',
  row.item ?? '',
  row.performer ?? '',
  row.onBehalfOf ?? '',
  row.tenant ?? '',
  row.organization ?? '',
];
