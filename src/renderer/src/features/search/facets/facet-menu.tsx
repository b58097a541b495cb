import { COLUMN_IDS, type ColumnId } from '@core/entry/columns';
import type { FilterField } from '@core/search/search';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { facetStrings } from '../../../strings/facets';
import { KeyHint } from '../../../ui/key-hint';
import { middleCut } from '../../../ui/middle-cut';
import { pivotSearch } from '../pivots';
import { useSearch } from '../search-context';
import { useLeap } from '../use-leap';
import type { ShownValue } from './facet-values';
import type { FacetActs } from './use-facet-acts';

export interface FacetMenuProps {
  readonly field: FilterField;
  readonly value: ShownValue;
  readonly place: { readonly x: number; readonly y: number };
  readonly acts: FacetActs;
  readonly onClose: () => void;
}

/** What can be done with a value of a facet. */
export function FacetMenu({ field, value, place, acts, onClose }: FacetMenuProps) {
  const { state, dispatch } = useSearch();
  const leap = useLeap();
  const { columns } = state.search;
  const column = COLUMN_IDS.find((one): one is ColumnId => one === field);
  const name = middleCut(value.name, 40);
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Menu open anchorReference="anchorPosition" anchorPosition={{ left: place.x, top: place.y }} onClose={onClose}>
      <MenuItem onClick={doing(() => acts.only(value.value))}>
        {facetStrings.onlyValue(name)} <KeyHint keys="f" />
      </MenuItem>
      <MenuItem disabled={value.choice === 'leftOut'} onClick={doing(() => acts.not(value.value))}>
        {facetStrings.notValue(name)} <KeyHint keys="Shift+f" />
      </MenuItem>
      <MenuItem onClick={doing(() => acts.toggle(value.value))}>
        {value.choice === 'kept'
          ? facetStrings.unkeep
          : value.choice === 'leftOut'
            ? facetStrings.leaveIn
            : facetStrings.keep}
        <KeyHint keys="Space" />
      </MenuItem>
      <Divider />
      <MenuItem onClick={doing(() => acts.copy(value.name))}>
        {facetStrings.copy} <KeyHint keys="Shift+c" />
      </MenuItem>
      {column !== undefined && (
        <MenuItem
          disabled={columns.includes(column)}
          onClick={doing(() => dispatch({ kind: 'columns', columns: [...columns, column] }))}
        >
          {columns.includes(column) ? facetStrings.isColumn : facetStrings.asColumn}
        </MenuItem>
      )}
      <MenuItem
        onClick={doing(() =>
          leap({
            search: pivotSearch(state.search, { field, value: value.value }),
            said: facetStrings.pivoted(name),
          }),
        )}
      >
        {field === 'tenant' ? facetStrings.wholeTenant(name) : facetStrings.everywhere(name)}
      </MenuItem>
    </Menu>
  );
}
