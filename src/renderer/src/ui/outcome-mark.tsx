import type { WindowOutcome } from '@core/coverage/coverage-ledger';
import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  FileInput,
  Hourglass,
  Lock,
  type LucideIcon,
  Scissors,
} from 'lucide-react';
import { outcomeText } from '../strings/collecting';

const ICONS: Readonly<Record<WindowOutcome, LucideIcon>> = {
  asking: CircleDashed,
  complete: CircleCheck,
  'complete-so-far': Clock,
  capped: Scissors,
  failed: CircleX,
  forbidden: Lock,
  expired: Hourglass,
  imported: FileInput,
};
const COLOURS: Readonly<Record<WindowOutcome, string>> = {
  asking: 'var(--vt-textQuiet)',
  complete: 'var(--vt-success)',
  'complete-so-far': 'var(--vt-success)',
  capped: 'var(--vt-warning)',
  failed: 'var(--vt-error)',
  forbidden: 'var(--vt-error)',
  expired: 'var(--vt-warning)',
  imported: 'var(--vt-accent)',
};

/** How a window ended, by icon and word. */
export function OutcomeMark({ outcome }: { readonly outcome: WindowOutcome }) {
  const Icon = ICONS[outcome];
  return (
    <span
      style={{ display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}
    >
      <Icon size={14} aria-hidden style={{ flex: 'none', color: COLOURS[outcome] }} />
      {outcomeText[outcome]}
    </span>
  );
}
