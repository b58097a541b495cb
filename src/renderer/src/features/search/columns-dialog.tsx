import { COLUMN_IDS, COLUMN_TITLES, type ColumnId, DEFAULT_COLUMNS } from '@core/entry/columns';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId } from 'react';
import { searchStrings } from '../../strings/search';
import { moved } from './column-menu';
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
        {shown.map((column, at) => (
          <ColumnLine
            key={column}
            column={column}
            isShown
            isLast={shown.length === 1}
            onToggle={() => set(shown.filter((one) => one !== column))}
            onUp={at > 0 ? () => set(moved(shown, at, -1)) : null}
            onDown={at < shown.length - 1 ? () => set(moved(shown, at, 1)) : null}
          />
        ))}
        <Box sx={{ borderTop: '1px solid var(--vt-line)', mt: 1, pt: 1 }}>
          {hidden.map((column) => (
            <ColumnLine
              key={column}
              column={column}
              isShown={false}
              isLast={false}
              onToggle={() => set([...shown, column])}
              onUp={null}
              onDown={null}
            />
          ))}
        </Box>
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

interface ColumnLineProps {
  readonly column: ColumnId;
  readonly isShown: boolean;
  /** The only one left: it stays. */
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

function ColumnLine({ column, isShown, isLast, onToggle, onUp, onDown }: ColumnLineProps) {
  const title = COLUMN_TITLES[column];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 2, flex: 1 }}>
        <input
          type="checkbox"
          checked={isShown}
          disabled={isLast}
          onChange={onToggle}
          style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
        />
        {title}
      </Box>
      {isShown && (
        <>
          <IconButton aria-label={searchStrings.moveUpOf(title)} disabled={onUp === null} onClick={() => onUp?.()}>
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            aria-label={searchStrings.moveDownOf(title)}
            disabled={onDown === null}
            onClick={() => onDown?.()}
          >
            <ChevronDown size={14} aria-hidden />
          </IconButton>
        </>
      )}
    </Box>
  );
}
