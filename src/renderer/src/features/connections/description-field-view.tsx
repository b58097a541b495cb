import type { DescriptionField } from '@core/backends/generic/description-field';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { describeText as text } from '../../strings/describe-backend';
import { mappingColumnText } from '../../strings/imports';
import { MappingColumnLine } from '../../ui/mapping-column-line';
import type { ColumnRule, MappingColumn } from '../../ui/mapping-draft';
import { SelectField } from '../../ui/select-field';
import { SuggestingField } from '../../ui/suggesting-field';
import { TextAreaField } from '../../ui/text-area-field';
import { TextInputField } from '../../ui/text-input-field';
import { ZoneField } from '../../ui/zone-field';
import { linesOf } from './description-draft';
import type { AnswerPlaces } from './described-places';
import { type FieldRow, type RowColumn, RowsField } from './rows-field';

export interface DescriptionFieldViewProps {
  readonly field: DescriptionField;
  readonly value: unknown;
  readonly places: AnswerPlaces;
  readonly onChange: (value: unknown) => void;
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const rowsOf = (value: unknown): readonly FieldRow[] => listOf(value) as readonly FieldRow[];

const ROWS: Readonly<Partial<Record<DescriptionField['kind'], readonly RowColumn[]>>> = {
  parameters: [
    { name: 'name', label: text.name, width: 'minmax(0, 1fr)' },
    { name: 'value', label: text.value, width: 'minmax(0, 1.6fr)' },
    { name: 'on', label: text.pages, width: '92px', choices: text.pageChoices },
  ],
  tenants: [
    { name: 'id', label: text.id, width: 'minmax(0, 1fr)' },
    { name: 'name', label: text.name, width: 'minmax(0, 1fr)', isNullable: true },
  ],
  notes: [
    { name: 'mark', label: text.mark, width: '116px', choices: text.markChoices },
    { name: 'text', label: text.note, width: 'minmax(0, 1fr)' },
  ],
};
const PAIRS: readonly RowColumn[] = [
  { name: 'name', label: text.name, width: 'minmax(0, 1fr)' },
  { name: 'value', label: text.value, width: 'minmax(0, 1fr)' },
];

/** One part of a description, by its kind. */
export function DescriptionFieldView({ field, value, places, onChange }: DescriptionFieldViewProps) {
  const { label, help } = field;
  const rows = ROWS[field.kind];
  if (rows !== undefined) {
    return <RowsField label={label} help={help} columns={rows} rows={rowsOf(value)} onChange={onChange} />;
  }
  const emptyIsNull = (typed: string): unknown => (typed === '' && field.isNullable === true ? null : typed);
  const common = { label, help, value: textOf(value), onChange: (typed: string) => onChange(emptyIsNull(typed)) };
  switch (field.kind) {
    case 'boolean':
      return (
        <Box>
          <FormControlLabel
            control={<Checkbox checked={value === true} onChange={(_, checked) => onChange(checked)} />}
            label={label}
          />
          <Box sx={{ fontSize: 12, color: 'text.secondary', pl: 6 }}>{help}</Box>
        </Box>
      );
    case 'choice':
      return <SelectField {...common} options={field.choices ?? []} />;
    case 'zone':
      return (
        <ZoneField
          label={label}
          help={help}
          value={textOf(value)}
          onChange={(zone) => onChange(zone ?? (field.isNullable === true ? null : 'UTC'))}
        />
      );
    case 'place':
      return <SuggestingField {...common} options={[...places.lists, ...places.values]} />;
    case 'places':
    case 'list':
      return (
        <TextAreaField
          {...common}
          value={listOf(value).map(String).join('\n')}
          help={`${help} ${text.onePerLine}`}
          onChange={(typed) => onChange(linesOf(typed))}
        />
      );
    case 'numbers':
      return <NumbersField label={label} help={help} value={value} onChange={onChange} />;
    case 'number':
      return <TextInputField {...common} onChange={(typed) => onChange(numberOf(typed, field.isNullable === true))} />;
    case 'long-text':
      return <TextAreaField {...common} isMono rows={4} mostRows={14} />;
    case 'columns':
      return <ColumnsField label={label} help={help} value={value} places={places} onChange={onChange} />;
    case 'tenant':
      return <TenantField field={field} value={value} onChange={onChange} />;
    case 'pairs':
      return (
        <RowsField
          label={label}
          help={help}
          columns={PAIRS}
          rows={Object.entries((value ?? {}) as FieldRow).map(([name, one]) => ({ name, value: one }))}
          onChange={(next) => onChange(Object.fromEntries(next.map((row) => [textOf(row['name']), row['value']])))}
        />
      );
    default:
      return <TextInputField {...common} />;
  }
}

function numberOf(typed: string, isNullable: boolean): unknown {
  if (typed.trim() === '') return isNullable ? null : typed;
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

type PartProps = Omit<DescriptionFieldViewProps, 'field' | 'places'> & {
  readonly label: string;
  readonly help: string;
};

function NumbersField({ label, help, value, onChange }: PartProps) {
  return (
    <TextInputField
      label={label}
      help={`${help} ${text.withCommas}`}
      value={listOf(value).map(String).join(', ')}
      onChange={(typed) => {
        const parts = typed.split(',').map((part) => part.trim());
        onChange(parts.filter((part) => part !== '').map((part) => numberOf(part, false)));
      }}
    />
  );
}

function ColumnsField({ label, help, value, places, onChange }: PartProps & { readonly places: AnswerPlaces }) {
  const rules = (value ?? {}) as Readonly<Partial<Record<MappingColumn, ColumnRule>>>;
  const set = (column: MappingColumn, rule: ColumnRule | null): void => {
    const { [column]: _, ...others } = rules;
    onChange(rule === null ? others : { ...others, [column]: rule });
  };
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{help}</Box>
      {(Object.keys(mappingColumnText) as readonly MappingColumn[]).map((column) => (
        <MappingColumnLine
          key={column}
          column={column}
          rule={rules[column]}
          places={places.inRecord}
          onChange={(rule) => set(column, rule)}
        />
      ))}
    </Box>
  );
}

function TenantField({ field, value, onChange }: Omit<DescriptionFieldViewProps, 'places'>) {
  const tenant = (value ?? {}) as FieldRow;
  const set = (patch: FieldRow): void => {
    const next = { id: textOf(tenant['id']), name: tenant['name'] ?? null, ...patch };
    onChange(next.id === '' && field.isNullable === true ? null : next);
  };
  return (
    <Box role="group" aria-label={field.label} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: 12, fontWeight: 500 }}>{field.label}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <TextInputField
          hidesLabel
          label={`${field.label}: ${text.id}`}
          placeholder={text.id}
          value={textOf(tenant['id'])}
          onChange={(id) => set({ id })}
        />
        <TextInputField
          hidesLabel
          label={`${field.label}: ${text.name}`}
          placeholder={text.name}
          value={textOf(tenant['name'])}
          onChange={(name) => set({ name: name === '' ? null : name })}
        />
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{field.help}</Box>
    </Box>
  );
}
