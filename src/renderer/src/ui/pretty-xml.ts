const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]*>|[^<]+/gu;

/** Levels beyond this are indented like this one. */
const DEEPEST = 100;

/**
 * XML on lines, by its text alone: nothing is resolved, loaded or interpreted, no character but white space between
 * elements changes. An element that holds only text stays on one line.
 */
export function prettyXml(xml: string): string {
  const tokens = xml.match(TOKEN) ?? [];
  const lines: string[] = [];
  let depth = 0;
  let at = 0;
  const line = (text: string): void => {
    lines.push('  '.repeat(Math.min(Math.max(depth, 0), DEEPEST)) + text);
  };
  while (at < tokens.length) {
    const token = tokens[at] ?? '';
    if (isOpening(token)) {
      const [text, close] = [tokens[at + 1] ?? '', tokens[at + 2] ?? ''];
      if (close.startsWith('</') && !text.startsWith('<')) {
        line(token + text + close);
        at += 3;
        continue;
      }
      line(token);
      depth += 1;
    } else if (token.startsWith('</')) {
      depth -= 1;
      line(token);
    } else if (token.trim() !== '') line(token.startsWith('<') ? token : token.trim());
    at += 1;
  }
  return lines.join('\n');
}

const isOpening = (token: string): boolean => /^<[^!?/]/u.test(token) && !token.endsWith('/>');
