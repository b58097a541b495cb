const CONTROL = /[\u0000-\u001f]/g;
const STRING = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g;

/**
 * As JSON.parse, but a control character that stands unescaped within a string (a NUL, a tab, a line break) is read as
 * itself: some writers leave them in, and the record is worth more read than rejected. Throws SyntaxError otherwise.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const escaped = text.replace(STRING, escapeControls);
    if (escaped === text) throw error;
    return JSON.parse(escaped);
  }
}

const escapeControls = (string: string): string =>
  string.replace(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
