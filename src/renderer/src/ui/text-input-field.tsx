import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { FieldFrame } from './field-frame';

export interface TextInputFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly placeholder?: string;
  /** The help says what is wrong. */
  readonly isWrong?: boolean;
  readonly isDisabled?: boolean;
  /** The label is read out only. */
  readonly hidesLabel?: boolean;
  readonly hasFocus?: boolean;
  readonly onEnter?: () => void;
}

/** One line of text, under its label. */
export function TextInputField(props: TextInputFieldProps) {
  const id = useId();
  const isWrong = props.isWrong ?? false;
  return (
    <FieldFrame id={id} label={props.label} help={props.help} hidesLabel={props.hidesLabel ?? false} isWrong={isWrong}>
      <TextField
        id={id}
        fullWidth
        value={props.value}
        error={isWrong}
        disabled={props.isDisabled ?? false}
        placeholder={props.placeholder ?? ''}
        autoFocus={props.hasFocus ?? false}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && props.onEnter !== undefined) {
            event.preventDefault();
            props.onEnter();
          }
        }}
        slotProps={{
          htmlInput: {
            autoComplete: 'off',
            spellCheck: false,
            ...(props.help === undefined ? {} : { 'aria-describedby': `${id}-help` }),
          },
        }}
      />
    </FieldFrame>
  );
}
