import type { TextEncodingName } from '@core/records/framed-record';
import { encodingText, previewText } from '../../strings/imports';
import { SelectField } from '../../ui/select-field';

export interface EncodingFieldProps {
  /** null: recognised. */
  readonly value: TextEncodingName | null;
  readonly onChange: (encoding: TextEncodingName | null) => void;
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const OPTIONS = [
  { value: 'auto' as const, label: previewText.encodingAuto },
  ...ENCODINGS.map((value) => ({ value, label: encodingText[value] })),
];

/** The encoding of every file's text. */
export function EncodingField({ value, onChange }: EncodingFieldProps) {
  const shown = ENCODINGS.find((encoding) => encoding === value) ?? 'auto';
  return (
    <SelectField
      label={previewText.encoding}
      value={shown}
      options={OPTIONS}
      onChange={(encoding) => onChange(encoding === 'auto' ? null : encoding)}
    />
  );
}
