import type { Severity } from '@core/entry/severity';
import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { searchStrings } from '../strings/search';
import './severity-mark.css';

const ICONS = { information: Info, warning: TriangleAlert, error: CircleX } as const;

/** A severity by icon, word and colour; Information is quiet. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const Icon = ICONS[severity];
  return (
    <span className={`vt-severity vt-severity-${severity}`}>
      <Icon size={14} aria-hidden />
      {searchStrings.severities[severity]}
    </span>
  );
}
