import { FILTER_TITLES } from '@core/search/describe-filter';
import { FACET_FIELDS, type FacetField } from '@core/search/search';
import Box from '@mui/material/Box';
import { searchStrings } from '../../strings/search';
import { PopoverButton } from '../../ui/popover-button';
import { useWindowWidth } from '../../ui/use-width';
import { FacetPicker } from './facet-picker';
import { ItemField } from './item-field';
import { SeverityBoxes } from './severity-boxes';
import { VanishedPicker } from './vanished-picker';

const FIRST: readonly FacetField[] = ['source', 'task', 'organization', 'performer'];
/** Where they stand in a line of their own: the scope, and the check boxes. */
const ELSEWHERE: readonly FacetField[] = ['severity', 'tenant'];
/** Pixels of the window from which on there is room for the backend's filter beside the others. */
const ROOM_FOR_BACKEND = 1200;

/** The second line: a filter per field. */
export function FilterBar() {
  const hasRoom = useWindowWidth() >= ROOM_FOR_BACKEND;
  const shown: readonly FacetField[] = hasRoom ? [...FIRST, 'backend'] : FIRST;
  const more = FACET_FIELDS.filter((field) => ![...shown, ...ELSEWHERE].includes(field));
  return (
    <Box role="group" aria-label={searchStrings.filters} sx={BAR}>
      <SeverityBoxes />
      {FIRST.map((field) => (
        <FacetPicker key={field} field={field} />
      ))}
      <ItemField />
      {hasRoom && <FacetPicker field="backend" />}
      <PopoverButton name={searchStrings.moreFilters} label={searchStrings.moreFilters}>
        {() => (
          <Box sx={{ p: 2, display: 'grid', gap: 1, minWidth: 160 }}>
            {more.map((field) => (
              <FacetPicker key={field} field={field} label={FILTER_TITLES[field]} />
            ))}
            <VanishedPicker />
          </Box>
        )}
      </PopoverButton>
    </Box>
  );
}

const BAR = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 2,
  rowGap: 1.5,
  px: 3,
  pb: 2,
  '& .MuiButton-root': { px: 2 },
} as const;
