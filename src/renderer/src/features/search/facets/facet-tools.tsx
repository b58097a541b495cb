import { FILTER_TITLES } from '@core/search/describe-filter';
import type { FacetField } from '@core/search/search';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Ellipsis, Search } from 'lucide-react';
import { useState } from 'react';
import { facetStrings } from '../../../strings/facets';
import { useSearch } from '../search-context';
import { withoutField } from './facet-choice';
import { movedItem } from '../../../ui/moved-item';
import { switched, useFacetSettings } from './use-facet-settings';

export interface FacetToolsProps {
  readonly field: FacetField;
  readonly isFinding: boolean;
  readonly onFind: () => void;
}

/** Beside a facet's title: find a value; sort, place, clear and hide. */
export function FacetTools({ field, isFinding, onFind }: FacetToolsProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const title = FILTER_TITLES[field];
  return (
    <>
      <IconButton aria-label={facetStrings.find(title)} aria-pressed={isFinding} onClick={onFind} sx={TOOL}>
        <Search size={13} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={facetStrings.more(title)}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={TOOL}
      >
        <Ellipsis size={14} aria-hidden />
      </IconButton>
      {anchor !== null && <ToolsMenu field={field} anchor={anchor} onClose={() => setAnchor(null)} onFind={onFind} />}
    </>
  );
}

const TOOL = { width: 26, height: 26, p: 0 } as const;

interface ToolsMenuProps {
  readonly field: FacetField;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly onFind: () => void;
}

function ToolsMenu({ field, anchor, onClose, onFind }: ToolsMenuProps) {
  const { state, dispatch } = useSearch();
  const { facets, change } = useFacetSettings();
  const { filters } = state.search;
  const { fields } = facets;
  const isByName = facets.byName.includes(field);
  const at = fields.indexOf(field);
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      <MenuItem onClick={doing(() => change({ byName: switched(facets.byName, field, !isByName) }))}>
        {isByName ? facetStrings.byCount : facetStrings.byName}
      </MenuItem>
      <MenuItem onClick={doing(onFind)}>{facetStrings.findValue}</MenuItem>
      <MenuItem
        disabled={!filters.some((one) => one.field === field)}
        onClick={doing(() => dispatch({ kind: 'filters', filters: withoutField(filters, field) }))}
      >
        {facetStrings.clear}
      </MenuItem>
      <MenuItem disabled={at <= 0} onClick={doing(() => change({ fields: [...movedItem(fields, at, -1)] }))}>
        {facetStrings.moveUp}
      </MenuItem>
      <MenuItem
        disabled={at === fields.length - 1}
        onClick={doing(() => change({ fields: [...movedItem(fields, at, 1)] }))}
      >
        {facetStrings.moveDown}
      </MenuItem>
      <MenuItem onClick={doing(() => change({ fields: fields.filter((one) => one !== field) }))}>
        {facetStrings.hideFacet}
      </MenuItem>
    </Menu>
  );
}
