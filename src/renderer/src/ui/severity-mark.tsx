import type { Severity } from '@core/entry/severity';
import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { searchStrings } from '../strings/search';

const ICONS = { information: Info, warning: TriangleAlert, error: CircleX } as const;
const COLOURS = {
  information: 'var(--vt-textQuiet)',
  warning: 'var(--vt-warning)',
  error: 'var(--vt-error)',
} as const;

/** A severity by icon, word and colour; Information is quiet. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const Icon = ICONS[severity];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color: COLOURS[severity] }}>
      <Icon size={14} aria-hidden style={{ flex: 'none' }} />
      {searchStrings.severities[severity]}
    </span>
  );
}
