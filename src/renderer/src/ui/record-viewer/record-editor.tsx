import Box from '@mui/material/Box';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useMode } from '../../theme/veritrail-theme';
import { applyTheme, EDITOR_OPTIONS, editor } from './monaco';
import type { RecordViewerHandle, RecordViewerProps, ViewerNote } from './record-viewer-props';
import { listenTo } from './viewer-events';

const NO_NOTES: readonly ViewerNote[] = [];

/** Monaco, read-only. Loaded lazily: it is larger than the rest of the window. */
export function RecordEditor(props: RecordViewerProps & { readonly ref?: Ref<RecordViewerHandle> }) {
  const { text, language, label, notes = NO_NOTES, ref } = props;
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<editor.IStandaloneCodeEditor | null>(null);
  const noted = useRef<editor.IEditorDecorationsCollection | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const mode = useMode();
  useEffect(() => {
    if (place.current === null) return;
    const created = editor.create(place.current, { ...EDITOR_OPTIONS, ariaLabel: label });
    shown.current = created;
    noted.current = created.createDecorationsCollection();
    listenTo(created, () => latest.current);
    return () => {
      shown.current = null;
      noted.current = null;
      created.getModel()?.dispose();
      created.dispose();
    };
  }, [label]);
  useEffect(() => {
    const current = shown.current;
    if (current === null) return;
    const former = current.getModel();
    current.setModel(editor.createModel(text, language));
    former?.dispose();
  }, [text, language, label]);
  useEffect(() => {
    const model = shown.current?.getModel() ?? null;
    if (model !== null) noted.current?.set(notes.map((note) => decorationOf(note, model)));
  }, [notes, text, language, label]);
  useEffect(() => {
    applyTheme(mode);
  }, [mode]);
  useImperativeHandle(ref, () => handleOf(shown), []);
  return <Box ref={place} sx={VIEWER} />;
}

const VIEWER = {
  height: '100%',
  minHeight: 0,
  '& .vt-note': { color: 'var(--vt-accent)', fontStyle: 'italic', opacity: 1 },
} as const;

function decorationOf({ offset, text }: ViewerNote, model: editor.ITextModel): editor.IModelDeltaDecoration {
  const { lineNumber, column } = model.getPositionAt(offset);
  return {
    range: { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column },
    options: {
      showIfCollapsed: true,
      after: {
        content: `\u2002${text}\u2002`,
        inlineClassName: 'vt-note',
        cursorStops: editor.InjectedTextCursorStops.None,
      },
    },
  };
}

function handleOf(shown: { readonly current: editor.IStandaloneCodeEditor | null }): RecordViewerHandle {
  const run = (id: string): void => {
    shown.current?.focus();
    shown.current?.trigger('veritrail', id, null);
  };
  return {
    focus: () => shown.current?.focus(),
    find: () => run('actions.find'),
    foldAll: () => run('editor.foldAll'),
    unfoldAll: () => run('editor.unfoldAll'),
    offset: () => {
      const position = shown.current?.getPosition() ?? null;
      return position === null ? null : (shown.current?.getModel()?.getOffsetAt(position) ?? null);
    },
    reveal: (start, end) => {
      const model = shown.current?.getModel() ?? null;
      if (model === null) return;
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(end);
      // The cursor stays on the value, at its beginning.
      shown.current?.setSelection({
        selectionStartLineNumber: to.lineNumber,
        selectionStartColumn: to.column,
        positionLineNumber: from.lineNumber,
        positionColumn: from.column,
      });
      shown.current?.revealPositionInCenterIfOutsideViewport(from);
    },
  };
}
