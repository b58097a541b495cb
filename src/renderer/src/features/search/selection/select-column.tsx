import type { EntryRow } from '@core/search/results';
import type { GridColDef } from '@mui/x-data-grid';
import { useEffect, useRef } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { useSelecting } from './selecting-context';
import { isSelected } from './selection';

export const SELECT_FIELD = '__select';

/** The check boxes before the rows; there while something is selected or is to be. */
export const SELECT_COLUMN: GridColDef<EntryRow> = {
  field: SELECT_FIELD,
  headerName: annotationStrings.selectPage,
  width: 36,
  minWidth: 36,
  sortable: false,
  filterable: false,
  resizable: false,
  disableColumnMenu: true,
  renderHeader: ({ colDef }) => <PageBox label={colDef.headerName ?? ''} />,
  renderCell: ({ row, hasFocus }) => <RowBox id={row.id} hasFocus={hasFocus} />,
};

const LABEL = {
  display: 'grid',
  placeItems: 'center',
  width: 26,
  height: 26,
  margin: '0 -7px',
  cursor: 'default',
} as const;
const BOX = { accentColor: 'var(--vt-accent)', margin: 0, width: 14, height: 14 } as const;

function RowBox({ id, hasFocus }: { readonly id: number; readonly hasFocus: boolean }) {
  const { selection, toggle, extendTo } = useSelecting();
  return (
    <label style={LABEL} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        style={BOX}
        tabIndex={hasFocus ? 0 : -1}
        aria-label={annotationStrings.selectEntry(id)}
        checked={isSelected(selection, id)}
        onClick={(event) => {
          if (!event.shiftKey) return;
          event.preventDefault();
          extendTo(id);
        }}
        onChange={() => toggle(id)}
      />
    </label>
  );
}

function PageBox({ label }: { readonly label: string }) {
  const { pageState, setPage } = useSelecting();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = pageState === 'some';
  }, [pageState]);
  return (
    <label style={LABEL}>
      <input
        ref={box}
        type="checkbox"
        style={BOX}
        aria-label={label}
        checked={pageState === 'all'}
        onChange={() => setPage(pageState !== 'all')}
      />
    </label>
  );
}
