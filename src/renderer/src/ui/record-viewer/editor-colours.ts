import type { editor } from 'monaco-editor/editor';

interface EditorColours {
  readonly rules: editor.ITokenThemeRule[];
  readonly colors: editor.IColors;
}

/**
 * What the editor's own themes colour too faintly: every token keeps at least 4.5 : 1 on the canvas, on the line of the
 * cursor and on what a comparison marks. A marked text lies on its marked line, so both are translucent.
 */
export const EDITOR_COLOURS: Readonly<Record<'light' | 'dark', EditorColours>> = {
  light: {
    rules: [{ token: 'number', foreground: '06623f' }],
    colors: {
      'editorBracketHighlight.foreground2': '#145730',
      'diffEditor.removedLineBackground': '#ff00001a',
      'diffEditor.removedTextBackground': '#ff000026',
      'diffEditor.insertedLineBackground': '#2e8b571f',
      'diffEditor.insertedTextBackground': '#2e8b5733',
    },
  },
  dark: {
    rules: [
      { token: 'string.value.json', foreground: 'dda48d' },
      { token: 'keyword.json', foreground: 'dda48d' },
    ],
    colors: {
      'editorBracketHighlight.foreground2': '#e38ae0',
      'editorBracketHighlight.foreground3': '#5cb8ff',
      'diffEditor.removedLineBackground': '#ff00002a',
      'diffEditor.removedTextBackground': '#ff000033',
      'diffEditor.insertedLineBackground': '#9bb9551f',
      'diffEditor.insertedTextBackground': '#9ccc2c22',
    },
  },
};
