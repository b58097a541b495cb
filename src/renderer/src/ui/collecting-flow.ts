import type { RunReport } from '@core/collection/collection-progress';
import { createContext, useContext } from 'react';

/** What to collect: absent means every enabled connection, every chosen tenant, everything that lacks. */
export interface CollectWish {
  readonly connections?: readonly string[];
  readonly tenants?: readonly string[];
  /** `[since, until)` in UTC microseconds. */
  readonly since?: number | null;
  readonly until?: number | null;
  readonly trigger?: 'hand' | 'refresh';
}

/** The parts of the connections screen. */
export type ConnectionsPart = 'connections' | 'runs' | 'clearings';

/** The ways into connections and collecting, for every screen that offers them. */
export interface CollectingFlow {
  /** Asks which backend, with which account, and tests it. */
  addConnection(): void;
  editConnection(id: string): void;
  testConnection(id: string): void;
  /** Starts a run and says in a toast what came of it; answers its report, null where it failed or was cancelled. */
  collect(wish: CollectWish): Promise<RunReport | null>;
  /** The run whose report the connections screen shows; null: the list of runs. */
  readonly openedRun: number | null;
  /** Opens the report of a run on the connections screen; null goes back to the runs. */
  openRun(runId: number | null): void;
  /** Which part of the connections screen is shown. */
  readonly part: ConnectionsPart;
  showPart(part: ConnectionsPart): void;
}

export const CollectingFlowContext = createContext<CollectingFlow>({
  addConnection: () => undefined,
  editConnection: () => undefined,
  testConnection: () => undefined,
  collect: () => Promise.resolve(null),
  openedRun: null,
  openRun: () => undefined,
  part: 'connections',
  showPart: () => undefined,
});

/** The frame's way into connections and collecting. */
export function useCollectingFlow(): CollectingFlow {
  return useContext(CollectingFlowContext);
}
