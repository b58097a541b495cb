/**
 * The terms of a text search: words between white space, and phrases between straight quotation marks, which may hold
 * white space. A quotation mark inside a word, or without a partner, is part of the word; empty phrases are left out.
 * All terms must occur, so an empty list matches everything.
 */
export function parseTextTerms(text: string): readonly string[] {
  const terms: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const [term, length] = rest.startsWith('"') ? phrase(rest) : word(rest);
    if (term !== '') terms.push(term);
    rest = rest.slice(length).trimStart();
  }
  return [...new Set(terms)];
}

function phrase(text: string): readonly [string, number] {
  const end = text.indexOf('"', 1);
  return end === -1 ? word(text) : [text.slice(1, end), end + 1];
}

/** A word ends before white space; a quotation mark inside it is part of it (`"a":1` is found as it stands in JSON). */
function word(text: string): readonly [string, number] {
  const length = /^\S+/u.exec(text)?.[0].length ?? text.length;
  return [text.slice(0, length), length];
}
