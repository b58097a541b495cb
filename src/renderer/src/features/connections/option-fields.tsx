import type { OptionField } from '@core/backends/connector';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { connectionFormText } from '../../strings/connections';
import { SelectField } from '../../ui/select-field';
import { SmallBadge } from '../../ui/small-badge';
import { TextAreaField } from '../../ui/text-area-field';
import { TextInputField } from '../../ui/text-input-field';
import { ZoneField } from '../../ui/zone-field';
import { type DraftField, optionText, optionValue } from './connection-draft';

export interface OptionFieldsProps {
  readonly fields: readonly OptionField[];
  /** The connector's own values: an option that is emptied where null stood goes back to null. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly problems: ReadonlySet<DraftField>;
  readonly onChange: (options: Readonly<Record<string, unknown>>) => void;
}

/** A connector's own options, as its description names them; what the vendor does not document is marked. */
export function OptionFields({ fields, defaults, options, problems, onChange }: OptionFieldsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {fields.map((field) => (
        <Box key={field.name} sx={{ position: 'relative' }}>
          {field.isInferred && (
            <Box sx={{ position: 'absolute', right: 0, top: 0, zIndex: 1 }}>
              <SmallBadge tone="warning" title={connectionFormText.inferredHint}>
                {connectionFormText.inferred}
              </SmallBadge>
            </Box>
          )}
          <OneOption
            field={field}
            value={options[field.name]}
            isWrong={problems.has(`option:${field.name}`)}
            onText={(text) =>
              onChange({ ...options, [field.name]: optionValue(field, text, defaults[field.name] ?? null) })
            }
            onValue={(value) => onChange({ ...options, [field.name]: value })}
          />
        </Box>
      ))}
    </Box>
  );
}

interface OneOptionProps {
  readonly field: OptionField;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
  readonly onValue: (value: unknown) => void;
}

function OneOption({ field, value, isWrong, onText, onValue }: OneOptionProps) {
  const help = isWrong ? connectionFormText.numberWrong : field.help;
  const common = { label: field.label, value: optionText(value), onChange: onText, ...(help === '' ? {} : { help }) };
  switch (field.kind) {
    case 'boolean':
      return (
        <Box>
          <FormControlLabel
            control={<Checkbox checked={value === true} onChange={(_, checked) => onValue(checked)} />}
            label={field.label}
          />
          <Box sx={{ fontSize: 12, color: 'text.secondary', pl: 6 }}>{field.help}</Box>
        </Box>
      );
    case 'choice':
      return <SelectField {...common} options={field.choices ?? []} />;
    case 'zone':
      return (
        <ZoneField
          label={field.label}
          value={optionText(value)}
          help={field.help}
          onChange={(zone) => onValue(zone ?? '')}
        />
      );
    case 'list':
      return <TextAreaField {...common} help={`${field.help} ${connectionFormText.listHelp}`.trim()} rows={2} />;
    case 'long-text':
      return <TextAreaField {...common} rows={3} isMono />;
    case 'number':
    case 'text':
      return <TextInputField {...common} isWrong={isWrong} />;
  }
}
