import type { FileHandle } from '@core/files/file-handle';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CallFailed } from '../../api/call-failed';
import { uploadFiles } from '../../api/client';
import { useApplication } from '../../api/use-application';
import { uploadText } from '../../strings/imports';
import { type ImportFlow, ImportFlowContext } from '../../ui/import-flow';
import { type DroppedFile, useNavigation } from '../../ui/navigation';
import { type Toasts, useToasts } from '../../ui/toasts';
import { ImportDialog } from './import-dialog';
import { PasteDialog } from './paste-dialog';
import { pickSources } from '../../ui/pick-sources';
import { UploadDialog } from './upload-dialog';
import { useImportCommands } from './use-import-commands';

/** What `imports.preview` and `imports.start` take at once. */
const MOST_HANDLES = 10_000;

type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'upload'; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly handles: readonly FileHandle[] };

const NOTHING: Step = { kind: 'none' };

/**
 * Leads from files, folder, drop or clipboard to the preview and the start of an import, over whatever screen is
 * shown; then the imports screen shows the report. Stands inside the frame's navigation.
 */
export function ImportFlowProvider(props: { readonly children: ReactNode }) {
  const [step, setStep] = useState<Step>(NOTHING);
  const { take, stop } = useTakeFiles(setStep);
  const { flow, openReport } = useFlow(take, setStep);
  useImportCommands(flow);
  const toasts = useToasts();
  useDrops(step.kind === 'none', take, toasts);
  const close = useCallback(() => setStep(NOTHING), []);
  return (
    <ImportFlowContext.Provider value={flow}>
      {props.children}
      {step.kind === 'upload' && <UploadDialog done={step.done} total={step.total} onCancel={stop} />}
      {step.kind === 'paste' && (
        <PasteDialog onClose={close} onFile={(handle) => setStep({ kind: 'preview', handles: [handle] })} />
      )}
      {step.kind === 'preview' && (
        <ImportDialog
          handles={step.handles}
          onClose={close}
          onStarted={(importId) => {
            close();
            openReport(importId);
          }}
        />
      )}
    </ImportFlowContext.Provider>
  );
}

function useFlow(
  take: (files: readonly DroppedFile[]) => void,
  setStep: (step: Step) => void,
): { readonly flow: ImportFlow; readonly openReport: (importId: number | null) => void } {
  const [openedReport, setOpenedReport] = useState<number | null>(null);
  const { showScreen } = useNavigation();
  const { showFailure } = useToasts();
  const hasNativeDialogs = useApplication().data?.hasNativeDialogs ?? false;
  const openReport = useCallback(
    (importId: number | null) => {
      setOpenedReport(importId);
      if (importId !== null) showScreen('imports');
    },
    [showScreen],
  );
  const flow = useMemo<ImportFlow>(() => {
    const pick = (what: 'files' | 'folder'): void => {
      pickSources(what, hasNativeDialogs).then((picked) => {
        if (picked.kind === 'files') {
          if (picked.files.length > 0) take(picked.files);
        } else if (picked.handles.length > 0) setStep({ kind: 'preview', handles: picked.handles });
      }, showFailure);
    };
    return {
      importFiles: () => pick('files'),
      importFolder: () => pick('folder'),
      paste: () => setStep({ kind: 'paste' }),
      openedReport,
      openReport,
    };
  }, [hasNativeDialogs, take, setStep, showFailure, openedReport, openReport]);
  return { flow, openReport };
}

/** Hands files over to the application and goes on to the preview; `stop` forgets what is on the way. */
function useTakeFiles(setStep: (step: Step) => void): {
  readonly take: (files: readonly DroppedFile[]) => void;
  readonly stop: () => void;
} {
  const { showFailure } = useToasts();
  const turn = useRef(0);
  const take = useCallback(
    (files: readonly DroppedFile[]) => {
      if (files.length === 0 || files.length > MOST_HANDLES) {
        const message = files.length === 0 ? uploadText.noFiles : uploadText.tooMany(files.length);
        showFailure(new CallFailed({ code: 'invalid-input', message }));
        return;
      }
      turn.current += 1;
      const mine = turn.current;
      const ifMine = (step: Step): void => {
        if (mine === turn.current) setStep(step);
      };
      ifMine({ kind: 'upload', done: 0, total: files.reduce((sum, one) => sum + one.file.size, 0) });
      uploadFiles(files, (done, total) => ifMine({ kind: 'upload', done, total })).then(
        (handles) => ifMine({ kind: 'preview', handles }),
        (error: unknown) => {
          ifMine(NOTHING);
          if (mine === turn.current) showFailure(error);
        },
      );
    },
    [setStep, showFailure],
  );
  const stop = useCallback(() => {
    turn.current += 1;
    setStep(NOTHING);
  }, [setStep]);
  return { take, stop };
}

/** Takes what was dropped on the window, unless an import is being set up: its choices are not thrown away. */
function useDrops(isFree: boolean, take: (files: readonly DroppedFile[]) => void, toasts: Toasts): void {
  const { drops, takeDroppedFiles } = useNavigation();
  const latest = useRef({ isFree, take, toasts });
  useEffect(() => {
    latest.current = { isFree, take, toasts };
  });
  useEffect(() => {
    if (drops === 0) return;
    const files = takeDroppedFiles();
    if (files.length === 0) return;
    if (latest.current.isFree) latest.current.take(files);
    else latest.current.toasts.show({ kind: 'failed', text: uploadText.busy });
  }, [drops, takeDroppedFiles]);
}
