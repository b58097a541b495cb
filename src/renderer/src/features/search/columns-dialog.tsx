import { COLUMN_IDS, COLUMN_TITLES, type ColumnId, DEFAULT_COLUMNS } from '@core/entry/columns';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { searchStrings } from '../../strings/search';
import { OrderedChoice } from '../../ui/ordered-choice';
import { PathColumnsList } from './paths/path-columns-list';
import { useSearch } from './search-context';

/** Which columns the grid shows, and in which order; changes apply at once. */
export function ColumnsDialog(props: { readonly onClose: () => void }) {
  const titleId = useId();
  const { state, dispatch } = useSearch();
  const shown = state.search.columns;
  const set = (columns: readonly ColumnId[]): void => dispatch({ kind: 'columns', columns });
  const hidden = COLUMN_IDS.filter((one) => !shown.includes(one));
  return (
    <Dialog open onClose={props.onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{searchStrings.columnsTitle}</DialogTitle>
      <DialogContent sx={{ width: 340 }}>
        <Box sx={{ color: 'text.secondary', mb: 2 }}>{searchStrings.columnsHint}</Box>
        <OrderedChoice
          chosen={shown}
          others={hidden}
          titleOf={(column) => COLUMN_TITLES[column]}
          isNeverEmpty
          onChange={set}
          between={<PathColumnsList />}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => set(DEFAULT_COLUMNS)}>{searchStrings.resetColumns}</Button>
        <Button variant="contained" color="primary" autoFocus onClick={props.onClose}>
          {searchStrings.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
