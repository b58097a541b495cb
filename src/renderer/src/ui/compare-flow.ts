import { createContext, useContext } from 'react';

/** Comparing two entries, from wherever one is pointed at. */
export interface CompareFlow {
  /** The entry that waits for its other side; null: none. */
  readonly remembered: number | null;
  readonly remember: (entry: number) => void;
  readonly forget: () => void;
  /** Shows two entries beside each other. */
  readonly open: (left: number, right: number) => void;
}

export const CompareFlowContext = createContext<CompareFlow>({
  remembered: null,
  remember: () => undefined,
  forget: () => undefined,
  open: () => undefined,
});

export const useCompareFlow = (): CompareFlow => useContext(CompareFlowContext);
