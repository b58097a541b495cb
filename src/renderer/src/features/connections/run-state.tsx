import type { ScopeProgress } from '@core/collection/collection-progress';
import type { CollectionRun } from '@core/coverage/coverage-ledger';
import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { runLackingText, runStateText, scopeStateText } from '../../strings/collecting';

interface Look {
  readonly icon: LucideIcon;
  readonly colour: string;
}

const QUIET = 'var(--vt-textQuiet)';
const RUN_LOOKS: Readonly<Record<CollectionRun['state'], Look>> = {
  running: { icon: LoaderCircle, colour: 'var(--vt-accent)' },
  done: { icon: CircleCheck, colour: 'var(--vt-success)' },
  cancelled: { icon: CirclePause, colour: QUIET },
  failed: { icon: CircleX, colour: 'var(--vt-error)' },
  interrupted: { icon: CirclePause, colour: 'var(--vt-warning)' },
};
const SCOPE_LOOKS: Readonly<Record<ScopeProgress['state'], Look>> = {
  waiting: { icon: CircleDashed, colour: QUIET },
  asking: { icon: LoaderCircle, colour: 'var(--vt-accent)' },
  complete: { icon: CircleCheck, colour: 'var(--vt-success)' },
  'not-complete': { icon: TriangleAlert, colour: 'var(--vt-warning)' },
  failed: { icon: CircleX, colour: 'var(--vt-error)' },
  cancelled: { icon: CirclePause, colour: QUIET },
};

function Mark({ look, word }: { readonly look: Look; readonly word: string }) {
  const Icon = look.icon;
  return (
    <span
      style={{ display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}
    >
      <Icon size={14} aria-hidden style={{ flex: 'none', color: look.colour }} />
      {word}
    </span>
  );
}

/** How a run stands, by icon and word; done with something missing is a warning. */
export function RunStateMark({ run }: { readonly run: CollectionRun }) {
  const isLacking = run.state === 'done' && run.notComplete + run.unasked.length > 0;
  if (isLacking) return <Mark look={SCOPE_LOOKS['not-complete']} word={runLackingText} />;
  return <Mark look={RUN_LOOKS[run.state]} word={runStateText[run.state]} />;
}

/** How one tenant of a run stands, by icon and word. */
export function ScopeStateMark({ state }: { readonly state: ScopeProgress['state'] }) {
  return <Mark look={SCOPE_LOOKS[state]} word={scopeStateText[state]} />;
}
