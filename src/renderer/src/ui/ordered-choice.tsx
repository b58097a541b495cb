import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { uiStrings } from '../strings/ui';
import { movedItem } from './moved-item';

export interface OrderedChoiceProps<Item extends string> {
  /** What is shown, in its order. */
  readonly chosen: readonly Item[];
  readonly others?: readonly Item[];
  readonly titleOf: (item: Item) => string;
  /** The last one left stays. */
  readonly isNeverEmpty?: boolean;
  readonly onChange: (chosen: readonly Item[]) => void;
  /** Stands between what is chosen and the others. */
  readonly between?: ReactNode;
}

/** Things that can be shown or not, and moved up and down among those that are. */
export function OrderedChoice<Item extends string>(props: OrderedChoiceProps<Item>) {
  const { chosen, others = [], titleOf, isNeverEmpty = false, onChange, between } = props;
  const moving = (at: number, by: -1 | 1): (() => void) | null =>
    at + by in chosen ? () => onChange(movedItem(chosen, at, by)) : null;
  // One list: a line that goes from one part to the other stays the same element, and keeps the focus.
  return [
    ...chosen.map((item, at) => (
      <ChoiceLine
        key={item}
        title={titleOf(item)}
        isChosen
        isFixed={isNeverEmpty && chosen.length === 1}
        onToggle={() => onChange(chosen.filter((one) => one !== item))}
        onUp={moving(at, -1)}
        onDown={moving(at, 1)}
      />
    )),
    (others.length > 0 || between !== undefined) && (
      <Box key=" between" sx={{ borderBottom: '1px solid var(--vt-line)', mb: 1, pb: 1 }}>
        {between}
      </Box>
    ),
    ...others.map((item) => (
      <ChoiceLine
        key={item}
        title={titleOf(item)}
        isChosen={false}
        isFixed={false}
        onToggle={() => onChange([...chosen, item])}
        onUp={null}
        onDown={null}
      />
    )),
  ];
}

interface ChoiceLineProps {
  readonly title: string;
  readonly isChosen: boolean;
  readonly isFixed: boolean;
  readonly onToggle: () => void;
  /** null: there is no place above; the same below. Only what is chosen has a place. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

function ChoiceLine({ title, isChosen, isFixed, onToggle, onUp, onDown }: ChoiceLineProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 2, flex: 1 }}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isFixed}
          onChange={onToggle}
          style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
        />
        {title}
      </Box>
      {isChosen && (
        <>
          <IconButton aria-label={uiStrings.moveUpOf(title)} disabled={onUp === null} onClick={() => onUp?.()}>
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton aria-label={uiStrings.moveDownOf(title)} disabled={onDown === null} onClick={() => onDown?.()}>
            <ChevronDown size={14} aria-hidden />
          </IconButton>
        </>
      )}
    </Box>
  );
}
