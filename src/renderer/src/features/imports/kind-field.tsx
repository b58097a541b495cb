import { KIND_IDS, type KindId } from '@core/backends/kind-id';
import { kindText, previewText } from '../../strings/imports';
import { SelectField } from '../../ui/select-field';

export interface KindFieldProps {
  readonly value: KindId | 'auto';
  readonly onChange: (kind: KindId | 'auto') => void;
}

const OPTIONS = [
  { value: 'auto' as const, label: previewText.kindAuto },
  ...KIND_IDS.map((value) => ({ value, label: kindText[value] })),
];

/** The kind that every file is read as; `auto` lets each file's content decide. */
export function KindField({ value, onChange }: KindFieldProps) {
  return <SelectField<KindId | 'auto'> label={previewText.kind} value={value} options={OPTIONS} onChange={onChange} />;
}
