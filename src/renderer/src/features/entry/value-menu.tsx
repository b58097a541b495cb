import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { readingStrings } from '../../strings/reading';
import type { EntryValueActions } from '../../ui/entry-values';
import { KeyHint } from '../../ui/key-hint';
import { mayDecode } from '../../ui/record-viewer/decoding/decode-value';
import { anyElementPath, columnWords, filterWords, isInner, placeWords, type ValueActs } from './use-value-acts';
import type { ValueAt } from './value-at';

export interface ValueMenuProps {
  readonly value: ValueAt;
  readonly place: { readonly x: number; readonly y: number };
  readonly acts: ValueActs;
  readonly values: EntryValueActions | undefined;
  readonly onDecode: (value: ValueAt) => void;
  readonly onClose: () => void;
}

/** Everything that can be done with a value of a record. */
export function ValueMenu({ value, place, acts, values, onDecode, onClose }: ValueMenuProps) {
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  const canDecode = value.kind === 'text' && mayDecode(value.meant);
  return (
    <Menu
      open
      anchorReference="anchorPosition"
      anchorPosition={{ left: place.x, top: place.y }}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': readingStrings.menu }, paper: { sx: { maxWidth: 'min(560px, 92vw)' } } }}
    >
      {values !== undefined && value.segments.length > 0 && filterItems(value, acts, doing)}
      {values !== undefined && value.segments.length > 0 && placeItems(value, values, doing)}
      <MenuItem onClick={doing(() => acts.copyValue(value))}>
        {readingStrings.copyValue} <KeyHint keys="y" />
      </MenuItem>
      {value.segments.length > 0 && [
        <MenuItem key="path" onClick={doing(() => acts.copyPath(value))}>
          {readingStrings.copyPath} <KeyHint keys="Shift+y" />
        </MenuItem>,
        <MenuItem key="pair" onClick={doing(() => acts.copyPair(value))}>
          {readingStrings.copyPair}
        </MenuItem>,
      ]}
      {value.kind === 'text' && <Divider key="line" />}
      {value.kind === 'text' && (
        <MenuItem disabled={!canDecode} onClick={doing(() => onDecode(value))}>
          {readingStrings.decode} <KeyHint keys="d" />
        </MenuItem>
      )}
    </Menu>
  );
}

type Doing = (run: () => void) => () => void;

/** The column's own filter first, where a column was read from the place. */
function filterItems(value: ValueAt, acts: ValueActs, doing: Doing) {
  const column = columnWords(value);
  const any = isInner(value) ? null : anyElementPath(value);
  return [
    column !== null && (
      <MenuItem key="column" onClick={doing(() => acts.filter(value, false))} sx={CUT}>
        {readingStrings.filterFor(column)} <KeyHint keys="f" />
      </MenuItem>
    ),
    column !== null && (
      <MenuItem key="column-out" onClick={doing(() => acts.filter(value, true))} sx={CUT}>
        {readingStrings.filterOut(column)} <KeyHint keys="Shift+f" />
      </MenuItem>
    ),
    <MenuItem key="place" onClick={doing(() => acts.filterPlace(value, false))} sx={CUT}>
      {filterWords(value, false)} {column === null && <KeyHint keys="f" />}
    </MenuItem>,
    <MenuItem key="place-out" onClick={doing(() => acts.filterPlace(value, true))} sx={CUT}>
      {filterWords(value, true)} {column === null && <KeyHint keys="Shift+f" />}
    </MenuItem>,
    any !== null && (
      <MenuItem key="any" onClick={doing(() => acts.filterAnyElement(value))} sx={CUT}>
        {readingStrings.anyElement(placeWords(value))}
      </MenuItem>
    ),
    <Divider key="line" />,
  ];
}

function placeItems({ pointer }: ValueAt, values: EntryValueActions, doing: Doing) {
  return [
    <MenuItem key="column" onClick={doing(() => values.switchColumn(pointer))}>
      {values.pathColumns.includes(pointer) ? readingStrings.noColumn : readingStrings.asColumn}
    </MenuItem>,
    <MenuItem key="facet" onClick={doing(() => values.switchFacet(pointer))}>
      {values.pathFacets.includes(pointer) ? readingStrings.noFacet : readingStrings.asFacet}
    </MenuItem>,
    <Divider key="line-2" />,
  ];
}

const CUT = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;
