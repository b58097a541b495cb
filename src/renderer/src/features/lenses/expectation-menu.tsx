import type { Expectation } from '@core/lenses/cadence';
import type { LensRow } from '@core/lenses/lens-answer';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '../../api/use-call';
import { lensText as text } from '../../strings/lenses';
import { useToasts } from '../../ui/toasts';

interface ExpectationMenuProps {
  readonly row: LensRow;
  readonly name: string;
  readonly onAdjust: () => void;
}

/** Confirms, adjusts or ignores what is expected of one task; each can be taken back. */
export function ExpectationMenu({ row, name, onAdjust }: ExpectationMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toasts = useToasts();
  const keep = useAction('lenses.keepExpectation');
  const say = (expectation: Expectation | null, words: string): void => {
    setAnchor(null);
    keep.mutate(
      { series: row.key, expectation },
      {
        onSuccess: () =>
          toasts.show({
            text: words,
            ...(expectation === null
              ? {}
              : { action: { label: text.undo, run: () => keep.mutate({ series: row.key, expectation: null }) } }),
          }),
        onError: toasts.showFailure,
      },
    );
  };
  return (
    <>
      <IconButton
        aria-label={text.rowMenu(name)}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreHorizontal size={16} aria-hidden />
      </IconButton>
      {anchor !== null && (
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)}>
          <MenuItem onClick={() => say({ state: 'confirmed', cadence: null }, text.kept.confirmed)}>
            {text.confirm}
          </MenuItem>
          <MenuItem
            onClick={() => {
              setAnchor(null);
              onAdjust();
            }}
          >
            {text.adjust}
          </MenuItem>
          <MenuItem onClick={() => say({ state: 'ignored', cadence: null }, text.kept.ignored)}>{text.ignore}</MenuItem>
          <MenuItem onClick={() => say(null, text.kept.forgotten)}>{text.forget}</MenuItem>
        </Menu>
      )}
    </>
  );
}
