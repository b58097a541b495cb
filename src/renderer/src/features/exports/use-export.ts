import type { ExportOptions, ExportResult } from '@core/export/export-request';
import type { Search, Snapshot } from '@core/search/search';
import { useCallback, useState } from 'react';
import { callApplication, downloadTarget } from '../../api/client';
import { exportText } from '../../strings/exports';
import { useToasts } from '../../ui/toasts';
import { type OperationState, useOperation } from '../../ui/use-operation';
import { exportName } from './export-name';

export interface ExportWork {
  readonly search: Search;
  readonly snapshot: Snapshot | null;
  readonly expectedEntries: number;
}

export interface FinishedExport extends ExportResult {
  /** The file's name as the user knows it. */
  readonly name: string;
}

/** Runs an export to a place of the user's choice; it goes on, and is handed over, when its dialog is closed. */
export function useExport(work: ExportWork): {
  readonly state: OperationState;
  readonly finished: FinishedExport | null;
  start(options: ExportOptions): void;
  cancel(): void;
} {
  const operation = useOperation();
  const toasts = useToasts();
  const [finished, setFinished] = useState<FinishedExport | null>(null);
  const { run } = operation;
  const begin = useCallback(
    async (options: ExportOptions): Promise<void> => {
      const suggestedName = exportName(options.format, Date.now());
      const target = await callApplication('files.pickTarget', { suggestedName });
      if (target === null) return;
      const ended = await run(() => callApplication('exports.start', { ...work, options, target: target.handle }));
      if (ended.kind !== 'done') return;
      await downloadTarget(target.handle, target.name);
      // The operation's result is what the application declares for an export.
      setFinished({ ...(ended.result as ExportResult), name: target.name });
      toasts.show({ text: exportText.doneToast(target.name) });
    },
    [run, toasts, work],
  );
  return {
    state: operation.state,
    finished,
    start: (options) => void begin(options).catch(toasts.showFailure),
    cancel: operation.cancel,
  };
}
