import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { FieldFrame } from './field-frame';

export interface SuggestingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly placeholder?: string;
  readonly isWrong?: boolean;
  readonly isDisabled?: boolean;
  /** The label is read out only. */
  readonly hidesLabel?: boolean;
  /** Shown after an option, in a quieter tone. */
  readonly describe?: (option: string) => string;
}

const filter = createFilterOptions<string>({ limit: 200 });

/** Free text with suggestions, under its label: what is typed counts at once, chosen from the list or not. */
export function SuggestingField(props: SuggestingFieldProps) {
  const id = useId();
  const isWrong = props.isWrong ?? false;
  return (
    <FieldFrame id={id} label={props.label} help={props.help} hidesLabel={props.hidesLabel ?? false} isWrong={isWrong}>
      <Autocomplete
        id={id}
        freeSolo
        onKeyDown={(event) => {
          // A list without a suggestion is not to be seen, and must not take the Esc that a dialog waits for.
          const isSeen = event.currentTarget.querySelector('[aria-expanded="true"]') !== null;
          if (event.key === 'Escape' && !isSeen) event.defaultMuiPrevented = true;
        }}
        slotProps={{ paper: { sx: { border: '1px solid var(--vt-lineStrong)' } } }}
        size="small"
        sx={{
          '& .MuiAutocomplete-inputRoot.MuiInputBase-sizeSmall': { py: 0, pl: 0 },
          '& .MuiAutocomplete-input': { p: '4px 8px !important', height: 20 },
        }}
        options={props.options}
        filterOptions={(options, state) =>
          state.inputValue === props.value
            ? filter(options, { ...state, inputValue: options.includes(props.value) ? '' : state.inputValue })
            : filter(options, state)
        }
        inputValue={props.value}
        value={props.value === '' ? null : props.value}
        disabled={props.isDisabled ?? false}
        onInputChange={(_, value, reason) => {
          if (reason !== 'reset' || value !== '') props.onChange(value);
        }}
        renderOption={({ key, ...optionProps }, option) => (
          <li key={key} {...optionProps}>
            {option}
            {props.describe !== undefined && (
              <span style={{ color: 'var(--vt-textQuiet)', marginLeft: 8 }}>{props.describe(option)}</span>
            )}
          </li>
        )}
        renderInput={(params) => <TextField {...params} error={isWrong} placeholder={props.placeholder ?? ''} />}
      />
    </FieldFrame>
  );
}
