import Select from '@mui/material/Select';
import { useId } from 'react';
import { FieldFrame } from './field-frame';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly help?: string | undefined;
  readonly isDisabled?: boolean;
  /** The label is read out only. */
  readonly hidesLabel?: boolean;
}

/** A choice of one, under its label; the system's own list, which every keyboard and screen reader knows. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={props.label} help={props.help} hidesLabel={props.hidesLabel ?? false}>
      <Select
        native
        fullWidth
        value={props.value}
        disabled={props.isDisabled ?? false}
        inputProps={{ id, ...(props.help === undefined ? {} : { 'aria-describedby': `${id}-help` }) }}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}
