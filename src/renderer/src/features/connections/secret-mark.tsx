import type { SecretPlace } from '@core/secrets/secret-store';
import Tooltip from '@mui/material/Tooltip';
import { KeyRound, Timer, TriangleAlert } from 'lucide-react';
import { secretSentence, secretWord } from '../../strings/connections';

const ICONS = { keychain: KeyRound, run: Timer, none: TriangleAlert } as const;
const COLOURS = {
  keychain: 'var(--vt-textQuiet)',
  run: 'var(--vt-warning)',
  none: 'var(--vt-warning)',
} as const;

/** Where a connection's secret is, by icon and word; what follows from it on hover. */
export function SecretMark({ place }: { readonly place: SecretPlace }) {
  const Icon = ICONS[place.kind];
  const sentence = secretSentence(place);
  const mark = (
    <span
      style={{ display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}
    >
      <Icon size={14} aria-hidden style={{ flex: 'none', color: COLOURS[place.kind] }} />
      {secretWord(place)}
    </span>
  );
  return sentence === null ? mark : <Tooltip title={sentence}>{mark}</Tooltip>;
}
