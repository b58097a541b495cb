import type { EntryRow } from '@core/search/results';
import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import { facetStrings } from '../../strings/facets';
import { middleCut } from '../../ui/middle-cut';
import { SubMenu } from '../../ui/sub-menu';
import { PersonItem } from './person-item';
import {
  NEIGHBOUR_FIELDS,
  NEIGHBOUR_MINUTES,
  neighbourSearch,
  PIVOT_FIELDS,
  pivotSearch,
  valueToShare,
} from './pivots';
import { useSearch } from './search-context';
import { useLeap } from './use-leap';

export interface LeapMenuProps {
  readonly row: EntryRow;
  /** Closes the menu that this stands in. */
  readonly onClose: () => void;
}

/** From an entry to those around it in time, and to everything of its performer, item or address. */
export function LeapMenu({ row, onClose }: LeapMenuProps) {
  const { state } = useSearch();
  const leap = useLeap();
  const shared = NEIGHBOUR_FIELDS.filter((field) => valueToShare(row, field) !== null);
  const pivots = PIVOT_FIELDS.flatMap((field) => {
    const value = valueToShare(row, field);
    return value === null ? [] : [{ field, value, name: middleCut(value, 40) }];
  });
  return (
    <>
      <SubMenu
        label={facetStrings.neighbours}
        whyNot={row.started === null ? facetStrings.undatedNeighbours : undefined}
      >
        {shared.flatMap((by, at) => [
          ...(at > 0 ? [<Divider key={`${by}-line`} />] : []),
          ...NEIGHBOUR_MINUTES.map((minutes) => (
            <MenuItem
              key={`${by}-${String(minutes)}`}
              onClick={() => {
                onClose();
                const search = neighbourSearch(state.search, row, { by, minutes });
                const said = facetStrings.neighboursShown(facetStrings.neighboursOf[by], minutes);
                if (search !== null) leap({ search, entry: row.id, said });
              }}
            >
              {facetStrings.neighboursOf[by]}, {facetStrings.withinLong(minutes)}
            </MenuItem>
          )),
        ])}
      </SubMenu>
      <PersonItem row={row} onClose={onClose} />
      {pivots.map(({ field, value, name }) => (
        <MenuItem
          key={field}
          onClick={() => {
            onClose();
            leap({
              search: pivotSearch(state.search, { field, value }),
              entry: row.id,
              said: facetStrings.pivoted(name),
            });
          }}
        >
          {facetStrings.pivotTo[field](name)}
        </MenuItem>
      ))}
    </>
  );
}
