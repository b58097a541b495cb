import type { TextEncodingName } from '../records/framed-record';

/**
 * What a search looks at beside raw: the string values, one a line, where escapes hide them; the whole text (then the
 * values) where raw is not UTF-8; null where raw says it all.
 */
export function searchTextOf(text: string, root: object, encoding: TextEncodingName): string | null {
  const hasEscapes = text.includes('\\');
  if (encoding === 'utf-8') return hasEscapes ? values(root) : null;
  return hasEscapes ? `${text}\n${values(root)}` : text;
}

/** The same for a row of XML: the texts of its columns, one a line, where entities or CDATA hide them. */
export function xmlSearchTextOf(text: string, root: object, encoding: TextEncodingName): string | null {
  const isHidden = text.includes('&') || text.includes('<![CDATA[');
  if (encoding === 'utf-8') return isHidden ? values(root) : null;
  return isHidden ? `${text}\n${values(root)}` : text;
}

/** Every string value (keys are not values), in the order of the record, without recursion. */
function values(root: object): string {
  const found: string[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') found.push(value);
    else if (value !== null && typeof value === 'object') {
      const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      for (let index = inner.length - 1; index >= 0; index -= 1) open.push(inner[index]);
    }
  }
  return found.join('\n');
}
