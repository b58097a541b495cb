import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { kindText, mappingText, timeFormatText } from '../../strings/imports';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';
import { splitTexts, withRecordPlace } from '../../ui/mapping-draft';
import { recordPlacesFor } from './mapping-places';
import { ZoneField } from '../../ui/zone-field';

export interface MappingRulesProps {
  readonly draft: GenericMapping;
  readonly sample: FilePreview | undefined;
  readonly onChange: (patch: Partial<GenericMapping>) => void;
}

const READ_AS = ['generic', 'cloudtrail', 'okta', 'github', 'google-workspace', 'microsoft365', 'lumu'] as const;
const KINDS = READ_AS.map((value) => ({
  value,
  label: value === 'generic' ? mappingText.readAsColumns : kindText[value],
}));
const FORMATS = (Object.keys(timeFormatText) as readonly GenericMapping['timeFormat'][]).map((value) => ({
  value,
  label: timeFormatText[value],
}));

/** What holds for the whole file: where the record stands, how times and severities are written. */
export function MappingRules({ draft, sample, onChange }: MappingRulesProps) {
  const places = useMemo(
    () =>
      recordPlacesFor(sample, draft).map((value) => ({
        value,
        label: value === '' ? mappingText.recordPlaceNone : value,
      })),
    [sample, draft],
  );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
        alignItems: 'start',
      }}
    >
      <SelectField
        label={mappingText.recordPlace}
        value={draft.recordPlace}
        options={places}
        onChange={(recordPlace) => onChange(withRecordPlace(draft, recordPlace))}
      />
      <SelectField
        label={mappingText.readAs}
        value={draft.readAs}
        options={KINDS}
        help={draft.readAs === 'generic' ? undefined : mappingText.readAsHelp}
        onChange={(readAs) => onChange({ readAs })}
      />
      <ZoneField label={mappingText.zone} value={draft.zone ?? ''} onChange={(zone) => onChange({ zone })} />
      {draft.readAs === 'generic' && (
        <>
          <SelectField
            label={mappingText.timeFormat}
            value={draft.timeFormat}
            options={FORMATS}
            onChange={(timeFormat) => onChange({ timeFormat })}
          />
          <TextsField
            label={mappingText.errorValues}
            texts={draft.errorValues}
            onChange={(errorValues) => onChange({ errorValues })}
          />
          <TextsField
            label={mappingText.warningValues}
            texts={draft.warningValues}
            onChange={(warningValues) => onChange({ warningValues })}
          />
        </>
      )}
    </Box>
  );
}

interface TextsFieldProps {
  readonly label: string;
  readonly texts: readonly string[];
  readonly onChange: (texts: string[]) => void;
}

/** Several texts in one field; what is typed stays as it is typed, commas and all. */
function TextsField({ label, texts, onChange }: TextsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const joined = texts.join(', ');
  const shown = typed !== null && splitTexts(typed).join(', ') === joined ? typed : joined;
  return (
    <TextInputField
      label={label}
      help={mappingText.valuesHelp}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(splitTexts(text));
      }}
    />
  );
}
