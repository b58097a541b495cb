import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { uiStrings } from '../strings/ui';

export interface OrderedChoiceLineProps {
  readonly title: string;
  readonly isChosen: boolean;
  /** The only one left: it stays. */
  readonly isFixed?: boolean;
  readonly onToggle: () => void;
  /** null: there is no place above; the same below. Only what is chosen has a place. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

/** One of several things that can be shown or not, and moved up and down among those that are. */
export function OrderedChoiceLine({ title, isChosen, isFixed, onToggle, onUp, onDown }: OrderedChoiceLineProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
      <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 2, flex: 1 }}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isFixed ?? false}
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
