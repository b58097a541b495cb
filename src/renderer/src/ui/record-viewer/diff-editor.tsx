import 'monaco-editor/features/diffEditor/register';
import Box from '@mui/material/Box';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useMode } from '../../theme/veritrail-theme';
import type { DiffViewerHandle, DiffViewerProps } from './diff-viewer-props';
import { applyTheme, EDITOR_OPTIONS, editor } from './monaco';

/** Longer takes more than a reader waits for: what was found by then is shown in coarser stretches. */
const LONGEST_MS = 8000;
/** Lines taken apart beforehand: in one column those that were removed are drawn once, in the colours known by then. */
const MOST_COLOURED = 20_000;
/** Megabytes; the texts are bounded before they come here. */
const LARGEST_MB = 50;

/** Monaco's comparison, read-only. Loaded lazily, with the viewer. */
export function DiffEditor(props: DiffViewerProps & { readonly ref?: Ref<DiffViewerHandle> }) {
  const { left, right, language, leftLabel, rightLabel, isInline, ref } = props;
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<editor.IStandaloneDiffEditor | null>(null);
  const told = useRef(props.onDifferences);
  useEffect(() => {
    told.current = props.onDifferences;
  });
  const mode = useMode();
  useEffect(() => {
    if (place.current === null) return;
    const created = editor.createDiffEditor(place.current, DIFF_OPTIONS);
    shown.current = created;
    created.onDidUpdateDiff(() => {
      const changes = created.getLineChanges();
      told.current(changes?.length ?? null);
    });
    return () => {
      shown.current = null;
      const model = created.getModel();
      created.dispose();
      model?.original.dispose();
      model?.modified.dispose();
    };
  }, []);
  useEffect(() => {
    shown.current?.updateOptions({ renderSideBySide: !isInline });
    shown.current?.getOriginalEditor().updateOptions({ ariaLabel: leftLabel });
    shown.current?.getModifiedEditor().updateOptions({ ariaLabel: rightLabel });
  }, [leftLabel, rightLabel, isInline]);
  useEffect(() => {
    const current = shown.current;
    if (current === null) return;
    told.current(null);
    // Together with the texts: what was removed keeps the colours that it was drawn in.
    applyTheme(mode);
    const former = current.getModel();
    const original = editor.createModel(left, language);
    if (original.getLineCount() <= MOST_COLOURED) editor.colorizeModelLine(original, original.getLineCount());
    current.setModel({ original, modified: editor.createModel(right, language) });
    former?.original.dispose();
    former?.modified.dispose();
  }, [left, right, language, mode]);
  useImperativeHandle(
    ref,
    () => ({ focus: () => shown.current?.getModifiedEditor().focus(), show: showIn(shown) }),
    [],
  );
  return <Box ref={place} sx={{ height: '100%', minHeight: 0 }} />;
}

const DIFF_OPTIONS: editor.IStandaloneDiffEditorConstructionOptions = {
  ...EDITOR_OPTIONS,
  folding: false,
  originalEditable: false,
  // What does not count was taken out of the texts before.
  ignoreTrimWhitespace: false,
  maxComputationTime: LONGEST_MS,
  maxFileSize: LARGEST_MB,
  renderOverviewRuler: true,
  renderMarginRevertIcon: false,
  renderGutterMenu: false,
  renderIndicators: true,
  // The window decides by its width, and says so.
  useInlineViewWhenSpaceIsLimited: false,
  enableSplitViewResizing: true,
  diffWordWrap: 'on',
  hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 6 },
  accessibilityVerbose: false,
};

const showIn =
  (shown: { readonly current: editor.IStandaloneDiffEditor | null }) =>
  (index: number): void => {
    const change = shown.current?.getLineChanges()?.[index];
    const modified = shown.current?.getModifiedEditor();
    if (change === undefined || modified === undefined) return;
    const line = Math.max(1, change.modifiedStartLineNumber);
    modified.setPosition({ lineNumber: line, column: 1 });
    modified.revealLineInCenter(line);
  };
