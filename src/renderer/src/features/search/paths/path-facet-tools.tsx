import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Ellipsis, Search } from 'lucide-react';
import { useState } from 'react';
import { readingStrings } from '../../../strings/reading';
import { useFacetSettings } from '../facets/use-facet-settings';
import { useSearch } from '../search-context';
import { movedItem } from '../../../ui/moved-item';
import { pathTail } from './path-title';
import { useEntryValues } from './use-entry-values';
import { facetStrings } from '../../../strings/facets';

export interface PathFacetToolsProps {
  readonly path: string;
  readonly isFinding: boolean;
  readonly onFind: () => void;
}

/** Beside the title of a place's facet: find a value; place, show as a column, take away. */
export function PathFacetTools({ path, isFinding, onFind }: PathFacetToolsProps) {
  const { state, dispatch } = useSearch();
  const { facets, change } = useFacetSettings();
  const values = useEntryValues(state, dispatch);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const at = facets.paths.indexOf(path);
  const doing = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  const move = (by: -1 | 1): void => change({ paths: [...movedItem(facets.paths, at, by)] });
  return (
    <>
      <IconButton
        aria-label={readingStrings.findIn(pathTail(path))}
        aria-pressed={isFinding}
        onClick={onFind}
        sx={TOOL}
      >
        <Search size={13} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={readingStrings.pathTools(path)}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={TOOL}
      >
        <Ellipsis size={14} aria-hidden />
      </IconButton>
      {anchor !== null && (
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)}>
          <MenuItem disabled={at <= 0} onClick={doing(() => move(-1))}>
            {facetStrings.moveUp}
          </MenuItem>
          <MenuItem disabled={at === facets.paths.length - 1} onClick={doing(() => move(1))}>
            {facetStrings.moveDown}
          </MenuItem>
          <MenuItem onClick={doing(() => values.switchColumn(path))}>
            {values.pathColumns.includes(path) ? readingStrings.noColumn : readingStrings.asColumn}
          </MenuItem>
          <MenuItem onClick={doing(() => values.switchFacet(path))}>{readingStrings.noFacet}</MenuItem>
        </Menu>
      )}
    </>
  );
}

const TOOL = { width: 26, height: 26, p: 0 } as const;
