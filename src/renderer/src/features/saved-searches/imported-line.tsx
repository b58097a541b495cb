import type { ImportChoice } from '@core/saved-searches/import-plan';
import Box from '@mui/material/Box';
import { importSearchesText as text } from '../../strings/saved-searches';
import { middleCut } from '../../ui/middle-cut';
import { SelectField } from '../../ui/select-field';

export interface ImportedLineProps {
  readonly name: string;
  /** Its folder. */
  readonly place: string;
  readonly state: string;
  readonly notes: readonly string[];
  readonly planned: { readonly choices: readonly ImportChoice[]; readonly present: object | null };
  readonly choice: ImportChoice;
  /** What is left out is here already, and is used instead. */
  readonly skipMeansUse?: boolean;
  readonly onChoose: (choice: ImportChoice) => void;
}

/** One thing of the file: what is here already, and what is to be done with it. */
export function ImportedLine({ planned, choice, skipMeansUse, onChoose, ...line }: ImportedLineProps) {
  const { name, place, state, notes } = line;
  const labelOf = (one: ImportChoice): string => {
    if (one === 'skip' && skipMeansUse === true) return text.choices.use;
    return one === 'add' && planned.present !== null ? text.choices.both : text.choices[one];
  };
  return (
    <Box component="li" sx={LINE}>
      <Box sx={{ minWidth: 0 }}>
        <Box title={name} sx={{ overflowWrap: 'anywhere', unicodeBidi: 'isolate' }}>
          {middleCut(name, 80)}
        </Box>
        {place !== '' && <Box sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>{place}</Box>}
        {notes.map((note) => (
          <Box key={note} sx={{ fontSize: 12, color: 'var(--vt-warning)', overflowWrap: 'anywhere' }}>
            {note}
          </Box>
        ))}
      </Box>
      <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{state}</Box>
      <SelectField
        label={text.choiceOf(name)}
        hidesLabel
        value={choice}
        options={planned.choices.map((one) => ({ value: one, label: labelOf(one) }))}
        isDisabled={planned.choices.length < 2}
        onChange={onChoose}
      />
    </Box>
  );
}

const LINE = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 170px',
  gap: 3,
  alignItems: 'center',
  px: 3,
  py: 2,
  '& + &': { borderTop: '1px solid var(--vt-line)' },
} as const;
