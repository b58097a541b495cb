import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { compareStrings } from '../../strings/reading';
import type { Differences } from './use-differences';

export interface CompareChoices {
  readonly sortsKeys: boolean;
  readonly ignoresSpace: boolean;
  readonly isInline: boolean;
}

export interface CompareToolsProps {
  readonly choices: CompareChoices;
  readonly onChoose: (choices: CompareChoices) => void;
  readonly canSort: boolean;
  /** The window leaves no room for two columns. */
  readonly isNarrow: boolean;
  readonly differences: Differences;
  readonly onSwap: () => void;
}

/** How the records are compared, and the way from one difference to the next. */
export function CompareTools({ choices, onChoose, canSort, isNarrow, differences, onSwap }: CompareToolsProps) {
  const { count, at, step } = differences;
  const canStep = count !== null && count > 0;
  return (
    <Box sx={TOOLS}>
      <IconButton
        aria-label={compareStrings.previous}
        title={`${compareStrings.previous}  p`}
        disabled={!canStep}
        onClick={() => step(-1)}
      >
        <ArrowUp size={15} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={compareStrings.next}
        title={`${compareStrings.next}  n`}
        disabled={!canStep}
        onClick={() => step(1)}
      >
        <ArrowDown size={15} aria-hidden />
      </IconButton>
      <Box role="status" sx={{ minWidth: 130 }}>
        {count === null
          ? compareStrings.comparing
          : count === 0
            ? compareStrings.none
            : compareStrings.differences(at, count)}
      </Box>
      <Check
        label={compareStrings.sortKeys}
        title={canSort ? compareStrings.sortKeysHint : compareStrings.noSort}
        isChecked={choices.sortsKeys && canSort}
        isDisabled={!canSort}
        onChange={(sortsKeys) => onChoose({ ...choices, sortsKeys })}
      />
      <Check
        label={compareStrings.ignoreSpace}
        title={compareStrings.ignoreSpaceHint}
        isChecked={choices.ignoresSpace}
        isDisabled={false}
        onChange={(ignoresSpace) => onChoose({ ...choices, ignoresSpace })}
      />
      <Check
        label={compareStrings.inline}
        title={isNarrow ? compareStrings.inlineForced : compareStrings.inlineHint}
        isChecked={choices.isInline || isNarrow}
        isDisabled={isNarrow}
        onChange={(isInline) => onChoose({ ...choices, isInline })}
      />
      <Box sx={{ flex: 1 }} />
      <Button onClick={onSwap}>{compareStrings.swap}</Button>
    </Box>
  );
}

interface CheckProps {
  readonly label: string;
  readonly title: string;
  readonly isChecked: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

function Check({ label, title, isChecked, isDisabled, onChange }: CheckProps) {
  return (
    <Box
      component="label"
      title={title}
      sx={{
        display: 'flex',
        gap: 1.5,
        alignItems: 'center',
        minHeight: 26,
        color: isDisabled ? 'text.secondary' : 'text.primary',
      }}
    >
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
      />
      {label}
    </Box>
  );
}

const TOOLS = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 3,
  px: 4,
  py: 1,
  flex: 'none',
  borderBottom: '1px solid var(--vt-line)',
} as const;
