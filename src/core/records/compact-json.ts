import { JsonTokens } from './json-tokens';

/** Indents deeper than this many levels are written like this one: 10,000 levels would otherwise fill memory. */
const DEEPEST_INDENT = 200;

/** True where the text is one JSON value (white space around it allowed). */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Removes the white space between tokens and nothing else; the text must be JSON (`isJson`), else it comes back as it is. */
export function compactJson(text: string): string {
  const tokens = new JsonTokens(text);
  const parts: string[] = [];
  let from = 0;
  let to = 0;
  while (tokens.next() !== 'end') {
    if (tokens.kind === 'invalid') return text;
    if (tokens.start !== to) {
      parts.push(text.slice(from, to));
      from = tokens.start;
    }
    to = tokens.end;
  }
  parts.push(text.slice(from, to));
  return parts.join('');
}

/** Writes each member and element on a line of its own; tokens stay as they are. The text must be JSON, as above. */
export function prettyJson(text: string, indent: number): string {
  const tokens = new JsonTokens(text);
  const parts: string[] = [];
  let depth = 0;
  const newLine = (): void => {
    parts.push('\n', ' '.repeat(indent * Math.min(depth, DEEPEST_INDENT)));
  };
  let previous = '';
  while (tokens.next() !== 'end') {
    const { kind } = tokens;
    if (kind === 'invalid') return text;
    const isClosing = kind === '}' || kind === ']';
    const isAfterOpening = previous === '{' || previous === '[';
    if (isClosing) depth -= 1;
    if (isClosing ? !isAfterOpening : isAfterOpening || previous === ',') newLine();
    parts.push(text.slice(tokens.start, tokens.end));
    if (kind === ':') parts.push(' ');
    if (kind === '{' || kind === '[') depth += 1;
    previous = kind;
  }
  return parts.join('');
}
