import { previewText } from '../../strings/imports';
import { TextInputField } from '../../ui/text-input-field';

export interface RecordPlaceFieldProps {
  readonly value: string;
  readonly onChange: (place: string) => void;
}

/** The member that wraps each record, as a JSON Pointer. */
export function RecordPlaceField({ value, onChange }: RecordPlaceFieldProps) {
  return (
    <TextInputField
      label={previewText.recordPlace}
      help={previewText.recordPlaceHelp}
      placeholder={previewText.recordPlaceExample}
      value={value}
      onChange={onChange}
    />
  );
}
