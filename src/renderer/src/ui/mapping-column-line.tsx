import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { mappingColumnText, mappingText } from '../strings/imports';
import { type ColumnRule, type MappingColumn, ruleFixed, ruleFrom } from './mapping-draft';
import type { SamplePlace } from './sample-places';
import { SelectField } from './select-field';
import { SuggestingField } from './suggesting-field';
import { TextInputField } from './text-input-field';

export interface MappingColumnLineProps {
  readonly column: MappingColumn;
  readonly rule: ColumnRule | undefined;
  readonly places: readonly SamplePlace[];
  readonly onChange: (rule: ColumnRule | null) => void;
}

const WAYS = [
  { value: 'from' as const, label: mappingText.source },
  { value: 'fixed' as const, label: mappingText.fixed },
];

/** How one column is filled: from a place in the record, or by a fixed text. */
export function MappingColumnLine({ column, rule, places, onChange }: MappingColumnLineProps) {
  const title = mappingColumnText[column];
  const [way, setWay] = useState<'from' | 'fixed'>(rule !== undefined && 'fixed' in rule ? 'fixed' : 'from');
  // A loaded mapping may fill the column in the other way.
  const shownWay = rule === undefined ? way : 'fixed' in rule ? 'fixed' : 'from';
  const examples = useMemo(() => new Map(places.map((one) => [one.place, one.example])), [places]);
  const options = useMemo(() => places.map((one) => one.place), [places]);
  const change = (next: 'from' | 'fixed'): void => {
    setWay(next);
    onChange(null);
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '92px 108px minmax(0, 1fr)', gap: 2, alignItems: 'center' }}>
      <Box aria-hidden>{title}</Box>
      <SelectField hidesLabel label={mappingText.how(title)} value={shownWay} options={WAYS} onChange={change} />
      {shownWay === 'from' ? (
        <SuggestingField
          hidesLabel
          label={mappingText.place(title)}
          value={rule !== undefined && 'from' in rule ? rule.from : ''}
          options={options}
          placeholder={mappingText.notMapped}
          describe={(place) => (examples.get(place) ?? '').slice(0, 60)}
          onChange={(place) => onChange(ruleFrom(place))}
        />
      ) : (
        <TextInputField
          hidesLabel
          label={mappingText.fixedFor(title)}
          value={rule !== undefined && 'fixed' in rule ? rule.fixed : ''}
          onChange={(text) => onChange(ruleFixed(text))}
        />
      )}
    </Box>
  );
}
