import type { SecretPlace } from '@core/secrets/secret-store';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { KeyRound } from 'lucide-react';
import { useId, useState } from 'react';
import { connectionFormText as text, secretSentence } from '../../strings/connections';
import { FieldFrame } from '../../ui/field-frame';
import { NoticeLine } from '../../ui/notice-line';

export interface SecretFieldProps {
  readonly label: string;
  readonly help: string;
  /** Where the kept connection's secret is; null: the connection is new. */
  readonly place: SecretPlace | null;
  /** What was typed; null: the kept one stays. */
  readonly secret: string | null;
  readonly onChange: (secret: string | null) => void;
  readonly onDelete: () => void;
}

/** A secret goes in and never comes back: where one is kept, it can be replaced or deleted, not read. */
export function SecretField({ label, help, place, secret, onChange, onDelete }: SecretFieldProps) {
  const id = useId();
  const isKept = place !== null && place.kind !== 'none';
  // Where the field comes in place of a button, the focus goes on in it; at first it is the name's.
  const [beganKept] = useState(isKept);
  const sentence = place === null ? null : secretSentence(place);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {isKept && secret === null ? (
        <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1 }}>
          <Box sx={{ fontSize: 12, fontWeight: 500 }}>{label}</Box>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 28 }}>
            <KeyRound size={14} aria-hidden style={{ color: 'var(--vt-success)' }} />
            <Box sx={{ flex: 1 }}>{text.secretKept}</Box>
            <Button onClick={() => onChange('')}>{text.secretReplace}</Button>
            <Button onClick={onDelete}>{text.secretDelete}</Button>
          </Box>
        </Box>
      ) : (
        <FieldFrame id={id} label={label} help={`${help} ${text.secretHint}`.trim()}>
          <Box sx={{ display: 'flex', gap: 2 }}>
            <TextField
              id={id}
              type="password"
              autoFocus={beganKept}
              fullWidth
              value={secret ?? ''}
              onChange={(event) => onChange(event.target.value === '' && !isKept ? null : event.target.value)}
              slotProps={{
                htmlInput: { autoComplete: 'off', spellCheck: false, 'aria-describedby': `${id}-help` },
              }}
            />
            {isKept && <Button onClick={() => onChange(null)}>{text.secretKeep}</Button>}
          </Box>
        </FieldFrame>
      )}
      {sentence !== null && (
        <NoticeLine tone="warning" isInset>
          {sentence}
        </NoticeLine>
      )}
    </Box>
  );
}
