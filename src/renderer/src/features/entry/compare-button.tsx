import type { EntryDetail } from '@core/search/entry-detail';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { GitCompare } from 'lucide-react';
import { useState } from 'react';
import { compareStrings } from '../../strings/reading';
import { useCommand } from '../../ui/commands';
import { useCompareFlow } from '../../ui/compare-flow';
import { CompareItems } from '../../ui/compare-items';

export interface CompareButtonProps {
  readonly id: number;
  /** Not read yet: its versions are not known. */
  readonly detail: EntryDetail | undefined;
}

/** Compares the entry with another one, or with a version of itself. */
export function CompareButton({ id, detail }: CompareButtonProps) {
  const flow = useCompareFlow();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const versions = detail?.versions ?? [];
  const at = versions.findIndex((one) => one.id === id);
  const before = versions[at - 1];
  const after = versions[at + 1];
  const close = (): void => setAnchor(null);
  useCommand('entry.compare', () => {
    if (flow.remembered === null || flow.remembered === id) flow.remember(id);
    else flow.open(flow.remembered, id);
  });
  const against = (left: number, right: number) => () => {
    close();
    flow.open(left, right);
  };
  return (
    <>
      <Tooltip title={compareStrings.compare}>
        <IconButton
          aria-label={compareStrings.compare}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <GitCompare size={15} aria-hidden />
        </IconButton>
      </Tooltip>
      {anchor !== null && (
        <Menu open anchorEl={anchor} onClose={close}>
          {before !== undefined && <MenuItem onClick={against(before.id, id)}>{compareStrings.withBefore}</MenuItem>}
          {after !== undefined && <MenuItem onClick={against(id, after.id)}>{compareStrings.withAfter}</MenuItem>}
          {versions.map(
            (one, index) =>
              one.id !== id &&
              one !== before &&
              one !== after && (
                <MenuItem key={one.id} onClick={against(Math.min(one.id, id), Math.max(one.id, id))}>
                  {compareStrings.withVersion(index + 1)}
                </MenuItem>
              ),
          )}
          <CompareItems entry={id} onDone={close} />
        </Menu>
      )}
    </>
  );
}
