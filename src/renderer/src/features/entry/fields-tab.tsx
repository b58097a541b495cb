import { COLUMN_TITLES } from '@core/entry/columns';
import type { DetailColumn, EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { MONO } from '../../theme/tokens';
import { entryStrings } from '../../strings/entry';
import { useRecordActions } from './use-record-actions';

/** The columns, each with the place in raw that it came from; a press on the place copies it. */
export function FieldsTab({ detail }: { readonly detail: EntryDetail }) {
  return (
    <Box component="table" sx={TABLE}>
      <thead>
        <tr>
          <th scope="col">{entryStrings.column}</th>
          <th scope="col">{entryStrings.value}</th>
          <th scope="col">{entryStrings.place}</th>
        </tr>
      </thead>
      <tbody>
        {detail.columns.map((column) => (
          <FieldRow key={column.column} column={column} />
        ))}
      </tbody>
    </Box>
  );
}

function FieldRow({ column }: { readonly column: DetailColumn }) {
  const { copyText } = useRecordActions();
  const { value, place, rule, original } = column;
  return (
    <tr>
      <th scope="row">{COLUMN_TITLES[column.column]}</th>
      <td>
        {value ?? <span style={{ color: 'var(--vt-textQuiet)' }}>{entryStrings.noValue}</span>}
        {original !== null && (
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
            {entryStrings.original}: <span style={{ fontFamily: MONO }}>{original}</span>
          </Box>
        )}
      </td>
      <td>
        {place !== null && (
          <ButtonBase
            onClick={() => copyText(entryStrings.what.path, place)}
            aria-label={entryStrings.copyPlace(place)}
            title={entryStrings.copyPath}
            sx={{ fontFamily: MONO, fontSize: 12, textAlign: 'left', color: 'primary.main', overflowWrap: 'anywhere' }}
          >
            {place}
          </ButtonBase>
        )}
        {rule !== null && <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{rule}</Box>}
      </td>
    </tr>
  );
}

const TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  tableLayout: 'fixed',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    px: 3,
    py: 1,
    borderBottom: '1px solid var(--vt-line)',
    overflowWrap: 'anywhere',
    fontWeight: 400,
  },
  '& thead th': { fontSize: 12, fontWeight: 600, color: 'text.secondary', bgcolor: 'var(--vt-panel)' },
  '& tbody th': { color: 'text.secondary' },
  '& th:first-of-type': { width: 112 },
} as const;
