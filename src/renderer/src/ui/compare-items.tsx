import MenuItem from '@mui/material/MenuItem';
import { compareStrings } from '../strings/reading';
import { useCompareFlow } from './compare-flow';
import { KeyHint } from './key-hint';

/** The items of a menu on one entry: remember it, or compare it with the one that is remembered. */
export function CompareItems({ entry, onDone }: { readonly entry: number; readonly onDone: () => void }) {
  const { remembered, remember, forget, open } = useCompareFlow();
  const doing = (run: () => void) => () => {
    onDone();
    run();
  };
  if (remembered === null || remembered === entry) {
    return (
      <MenuItem
        title={compareStrings.rememberHint}
        onClick={doing(() => (remembered === entry ? forget() : remember(entry)))}
      >
        {remembered === entry ? compareStrings.forget(entry) : compareStrings.remember} <KeyHint keys="w" />
      </MenuItem>
    );
  }
  return [
    <MenuItem key="with" onClick={doing(() => open(remembered, entry))}>
      {compareStrings.with(remembered)} <KeyHint keys="w" />
    </MenuItem>,
    <MenuItem key="instead" title={compareStrings.rememberHint} onClick={doing(() => remember(entry))}>
      {compareStrings.remember}
    </MenuItem>,
  ];
}
