const capital = (word: string): string =>
  word.length === 1 ? `${word.toLocaleUpperCase('en')}.` : word.charAt(0).toLocaleUpperCase('en') + word.slice(1);

/** A name for a person as people write it: one of theirs that is written out, else made of the first one's parts. */
export function suggestedPersonName(names: readonly string[]): string {
  const written = names.find((name) => /^[^@\\,]+\s[^@\\,]+$/u.test(name));
  if (written !== undefined) return written;
  const reversed = names.map((name) => /^([^@\\,]+),\s*([^@\\,]+)$/u.exec(name)).find((match) => match !== null);
  if (reversed !== undefined) return `${reversed[2] ?? ''} ${reversed[1] ?? ''}`;
  const [first = ''] = names;
  const local = first.replace(/^.*\\/u, '').replace(/[@+].*$/u, '');
  return local
    .split(/[._-]+/u)
    .filter((part) => part !== '')
    .map(capital)
    .join(' ');
}
