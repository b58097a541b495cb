import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import { editor } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { tokensOf } from '../../theme/theme';
import { MONO } from '../../theme/tokens';
import { typeScale } from '../../theme/type-size';
import { EDITOR_COLOURS } from './editor-colours';
import { registerJson } from './json-language';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

registerJson();

/** A viewer: nothing can be typed, nothing is hidden, nothing leads away. */
export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  readOnly: true,
  domReadOnly: true,
  automaticLayout: true,
  fontFamily: MONO,
  // Asked for by each viewer as it is made.
  get fontSize() {
    return Math.round(12 * typeScale());
  },
  get lineHeight() {
    return Math.round(18 * typeScale());
  },
  minimap: { enabled: false },
  folding: true,
  foldingStrategy: 'indentation',
  showFoldingControls: 'always',
  bracketPairColorization: { enabled: true },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  links: false,
  contextmenu: false,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  // A viewer that cuts is no viewer: wrapped lines are never longer than the pane.
  stopRenderingLineAfter: -1,
  largeFileOptimizations: true,
  maxTokenizationLineLength: 20_000,
  renderControlCharacters: true,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  unusualLineTerminators: 'off',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  tabFocusMode: true,
  lineNumbersMinChars: 4,
  padding: { top: 6, bottom: 6 },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'never' },
};

let applied: 'light' | 'dark' | null = null;

/**
 * The editor's theme in the window's colours, one for all editors. A theme that is set anew takes every text apart anew,
 * so that it is set where it changes alone.
 */
export function applyTheme(mode: 'light' | 'dark'): void {
  if (applied === mode) return;
  applied = mode;
  const name = `veritrail-${mode}`;
  const tokens = tokensOf(mode);
  const { rules, colors } = EDITOR_COLOURS[mode];
  editor.defineTheme(name, {
    base: mode === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules,
    colors: {
      ...colors,
      'editor.background': tokens.canvas,
      'editor.foreground': tokens.text,
      'editorLineNumber.foreground': tokens.textQuiet,
      'editor.lineHighlightBackground': tokens.hover,
      'editor.lineHighlightBorder': tokens.hover,
      'editorGutter.background': tokens.canvas,
      'editorWidget.background': tokens.raised,
      'editorWidget.border': tokens.lineStrong,
      focusBorder: tokens.accent,
    },
  });
  editor.setTheme(name);
}

export { editor };
