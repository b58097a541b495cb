import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { mappingColumnText, mappingText } from '../../strings/imports';
import { SelectField } from '../../ui/select-field';
import { SuggestingField } from '../../ui/suggesting-field';
import { TextInputField } from '../../ui/text-input-field';
import { type ColumnRule, type MappingColumn, ruleFixed, ruleFrom, withColumn } from './mapping-draft';
import { placesFor } from './mapping-places';
import type { SamplePlace } from '../../ui/sample-places';

export interface MappingColumnsProps {
  readonly draft: GenericMapping;
  readonly sample: FilePreview | undefined;
  readonly onChange: (mapping: GenericMapping) => void;
}

const COLUMNS = Object.keys(mappingColumnText) as readonly MappingColumn[];

/** For each column the place in the record that fills it, or a fixed text. */
export function MappingColumns({ draft, sample, onChange }: MappingColumnsProps) {
  const places = useMemo(() => placesFor(sample, draft.recordPlace), [sample, draft.recordPlace]);
  return (
    <Box component="section" aria-label={mappingText.columns} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3">{mappingText.columns}</Typography>
      {COLUMNS.map((column) => (
        <ColumnLine
          key={column}
          column={column}
          rule={draft.columns[column]}
          places={places}
          onChange={(rule) => onChange(withColumn(draft, column, rule))}
        />
      ))}
    </Box>
  );
}

interface ColumnLineProps {
  readonly column: MappingColumn;
  readonly rule: ColumnRule | undefined;
  readonly places: readonly SamplePlace[];
  readonly onChange: (rule: ColumnRule | null) => void;
}

const WAYS = [
  { value: 'from' as const, label: mappingText.source },
  { value: 'fixed' as const, label: mappingText.fixed },
];

function ColumnLine({ column, rule, places, onChange }: ColumnLineProps) {
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
