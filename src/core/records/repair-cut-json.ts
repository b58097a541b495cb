import { JsonTokens } from './json-tokens';

/**
 * Closes a JSON text that was cut off behind its last whole member, so that its beginning can be looked at. Null where
 * not even one member is whole.
 */
export function repairCutJson(text: string): string | null {
  const tokens = new JsonTokens(text);
  const open: string[] = [];
  let whole: { readonly end: number; readonly closers: string } | null = null;
  while (tokens.next() !== 'end' && tokens.kind !== 'invalid') {
    const { kind } = tokens;
    if (kind === '{') open.push('}');
    else if (kind === '[') open.push(']');
    else if (kind === '}' || kind === ']') open.pop();
    else if (kind === ',') whole = { end: tokens.start, closers: open.toReversed().join('') };
  }
  return whole === null ? null : text.slice(0, whole.end) + whole.closers;
}
