import { createContext, type ReactNode, useContext } from 'react';

/** The way into clearing a backend's log, for screens that offer it. */
export interface ClearLogFlow {
  /** Asks which tenant and days, says what will be deleted, and does it. */
  clearLog(connectionId: string): void;
  /** The clearings of the past; null where there is nothing to tell and nothing that could be cleared. */
  readonly history: ReactNode;
}

export const ClearLogFlowContext = createContext<ClearLogFlow>({ clearLog: () => undefined, history: null });

/** The frame's way into clearing a log. */
export function useClearLogFlow(): ClearLogFlow {
  return useContext(ClearLogFlowContext);
}
