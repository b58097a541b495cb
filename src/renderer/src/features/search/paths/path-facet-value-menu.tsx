import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { facetStrings } from '../../../strings/facets';
import { KeyHint } from '../../../ui/key-hint';
import { middleCut } from '../../../ui/middle-cut';
import type { ShownValue } from '../facets/facet-values';
import type { PathActs } from './use-path-acts';

export interface PathFacetValueMenuProps {
  readonly value: ShownValue;
  readonly place: { readonly x: number; readonly y: number };
  readonly acts: PathActs;
  readonly onClose: () => void;
}

/** What can be done with a value of a place's facet. */
export function PathFacetValueMenu({ value, place, acts, onClose }: PathFacetValueMenuProps) {
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
      <MenuItem onClick={doing(() => acts.copy(value.value))}>
        {facetStrings.copy} <KeyHint keys="Shift+c" />
      </MenuItem>
    </Menu>
  );
}
