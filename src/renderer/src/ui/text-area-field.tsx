import TextField from '@mui/material/TextField';
import { type ReactNode, useId } from 'react';
import { MONO } from '../theme/tokens';
import { FieldFrame } from './field-frame';

export interface TextAreaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly placeholder?: string;
  /** The help says what is wrong. */
  readonly isWrong?: boolean;
  readonly isMono?: boolean;
  readonly rows?: number;
  readonly mostRows?: number;
  /** Takes the focus when it is shown. */
  readonly hasFocus?: boolean;
  /** The label is read out only. */
  readonly hidesLabel?: boolean;
  readonly children?: ReactNode;
}

/** Several lines of text, under their label. */
export function TextAreaField(props: TextAreaFieldProps) {
  const id = useId();
  const isWrong = props.isWrong ?? false;
  return (
    <FieldFrame id={id} label={props.label} help={props.help} isWrong={isWrong} hidesLabel={props.hidesLabel ?? false}>
      <TextField
        id={id}
        multiline
        autoFocus={props.hasFocus ?? false}
        fullWidth
        minRows={props.rows ?? 2}
        maxRows={props.mostRows ?? 8}
        value={props.value}
        error={isWrong}
        placeholder={props.placeholder ?? ''}
        onChange={(event) => props.onChange(event.target.value)}
        sx={{
          '& .MuiOutlinedInput-root': { p: '5px 8px' },
          '& .MuiOutlinedInput-root .MuiOutlinedInput-input': { p: 0 },
        }}
        slotProps={{
          htmlInput: {
            autoComplete: 'off',
            spellCheck: false,
            ...(props.help === undefined ? {} : { 'aria-describedby': `${id}-help` }),
            ...(props.isMono === true ? { style: { fontFamily: MONO, fontSize: 12, lineHeight: 1.5 } } : {}),
          },
        }}
      />
      {props.children}
    </FieldFrame>
  );
}
