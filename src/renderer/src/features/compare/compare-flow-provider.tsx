import { type ReactNode, useMemo, useState } from 'react';
import { compareStrings } from '../../strings/reading';
import { CompareFlowContext, type CompareFlow } from '../../ui/compare-flow';
import { useToasts } from '../../ui/toasts';
import { useWindowWidth } from '../../ui/use-width';
import { CompareDialog } from './compare-dialog';
import { INLINE_BELOW } from './compare-view';

/** Of the toast that says what is remembered. */
const TOPIC = 'compare';

/** Remembers one side of a comparison, and shows two. */
export function CompareFlowProvider({ children }: { readonly children: ReactNode }) {
  const toasts = useToasts();
  const isNarrow = useWindowWidth() < INLINE_BELOW;
  const [remembered, setRemembered] = useState<number | null>(null);
  const [shown, setShown] = useState<{ readonly left: number; readonly right: number } | null>(null);
  const flow = useMemo<CompareFlow>(
    () => ({
      remembered,
      remember: (entry) => {
        setRemembered(entry);
        toasts.show({ text: compareStrings.remembered(entry), topic: TOPIC });
      },
      forget: () => setRemembered(null),
      open: (left, right) => {
        if (left === right) toasts.show({ kind: 'failed', text: compareStrings.sameEntry });
        else {
          toasts.end(TOPIC);
          setShown({ left, right });
        }
      },
    }),
    [remembered, toasts],
  );
  return (
    <CompareFlowContext.Provider value={flow}>
      {children}
      {shown !== null && (
        <CompareDialog
          // What the window's width lays over the grid must not come to lie over this.
          key={isNarrow ? 'narrow' : 'wide'}
          left={shown.left}
          right={shown.right}
          onSwap={() => setShown({ left: shown.right, right: shown.left })}
          onClose={() => setShown(null)}
        />
      )}
    </CompareFlowContext.Provider>
  );
}
