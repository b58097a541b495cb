/**
 * Characters that a terminal acts on instead of showing: control characters of both sets (escape sequences start with
 * one), line separators, and those that turn the direction of text around.
 */
const ACTIVE = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;
const ACTIVE_BUT_LINES =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One line that is safe to show on a terminal, whatever an entry holds. */
export const visibleLine = (text: string): string => text.replace(ACTIVE, escaped);

/** As `visibleLine`, keeping line feeds and tabs. */
export const visibleLines = (text: string): string => text.replace(ACTIVE_BUT_LINES, escaped);

/** JSON on one line, with what a terminal would act on as JSON escapes: the same value, safe to show. */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(ACTIVE, escaped);
