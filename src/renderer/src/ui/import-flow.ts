import { createContext, useContext } from 'react';

/** The ways into an import and to its report, for every screen that offers them. */
export interface ImportFlow {
  /** Asks for files, shows what would be read, and starts. */
  importFiles(): void;
  importFolder(): void;
  paste(): void;
  /** The import whose report the imports screen shows; null: the list. */
  readonly openedReport: number | null;
  /** Opens a report on the imports screen; null goes back to the list. */
  openReport(importId: number | null): void;
}

export const ImportFlowContext = createContext<ImportFlow>({
  importFiles: () => undefined,
  importFolder: () => undefined,
  paste: () => undefined,
  openedReport: null,
  openReport: () => undefined,
});

/** The frame's way into an import. */
export function useImportFlow(): ImportFlow {
  return useContext(ImportFlowContext);
}
