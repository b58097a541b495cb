import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { toCallFailed } from '../../api/call-failed';
import { TextInputField } from '../../ui/text-input-field';

export interface NameFormProps {
  readonly label: string;
  /** The verb of the button. */
  readonly action: string;
  readonly initial: string;
  readonly hasFocus?: boolean;
  readonly hidesLabel?: boolean;
  /** Rejects where the name cannot be used; the reason is shown under the field. */
  readonly onSubmit: (name: string) => Promise<void>;
  /** Esc gives up only this field. */
  readonly onCancel?: () => void;
}

/** A name and a button; a name that is taken is said under the field, and what was typed stays. */
export function NameForm(props: NameFormProps) {
  const [name, setName] = useState(props.initial);
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const trimmed = name.trim();
  const submit = async (): Promise<void> => {
    if (trimmed === '' || isBusy) return;
    setIsBusy(true);
    try {
      await props.onSubmit(trimmed);
    } catch (error) {
      setProblem(toCallFailed(error).message);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Box
      component="form"
      sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        // Esc gives up this field where it can, and closes what it stands in otherwise.
        if (event.key !== 'Escape' || props.onCancel === undefined) return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <TextInputField
          label={props.label}
          value={name}
          help={problem}
          isWrong={problem !== undefined}
          hasFocus={props.hasFocus ?? false}
          hidesLabel={props.hidesLabel ?? false}
          onChange={(text) => {
            setName(text.slice(0, 200));
            setProblem(undefined);
          }}
        />
      </Box>
      <Button type="submit" disabled={trimmed === '' || isBusy} sx={{ mt: props.hidesLabel === true ? 0 : '21px' }}>
        {props.action}
      </Button>
    </Box>
  );
}
