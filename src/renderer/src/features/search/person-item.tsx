import type { EntryRow } from '@core/search/results';
import MenuItem from '@mui/material/MenuItem';
import { usePersonOf } from '../../api/use-persons';
import { personText } from '../../strings/persons';
import { middleCut } from '../../ui/middle-cut';
import { pivotSearch } from './pivots';
import { useSearch } from './search-context';
import { useLeap } from './use-leap';

interface PersonItemProps {
  readonly row: EntryRow;
  /** Closes the menu that this stands in. */
  readonly onClose: () => void;
}

/** To everything that a performer's person did, under any name; not there where nobody has linked the performer. */
export function PersonItem({ row, onClose }: PersonItemProps) {
  const person = usePersonOf(row.performer);
  const { state } = useSearch();
  const leap = useLeap();
  if (person === null) return null;
  const search = pivotSearch(state.search, { field: 'person', value: String(person.id) });
  return (
    <MenuItem
      onClick={() => {
        onClose();
        leap({ search, entry: row.id, said: personText.searchedFor(person.name) });
      }}
    >
      {personText.searchItem(middleCut(person.name, 40))}
    </MenuItem>
  );
}
