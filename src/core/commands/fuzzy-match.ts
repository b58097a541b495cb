/** How well a text answers to what was typed, and which of its letters (indexes) do. */
export interface FuzzyMatch {
  /** Higher is better; only to be compared. */
  readonly score: number;
  readonly at: readonly number[];
}

const WORD = 8;
const NEIGHBOUR = 5;
const BEGINNING = 6;

const isBoundary = (text: string, index: number): boolean => index === 0 || /[\s\-_./:,(]/u.test(text[index - 1] ?? '');

/**
 * Finds the typed letters in the text, in their order, any case; spaces between them count for nothing. Letters that begin
 * words and letters side by side weigh more; null: it is not there.
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const wanted = [...typed.toLowerCase().replaceAll(/\s+/gu, '')];
  if (wanted.length === 0) return { score: 0, at: [] };
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return lower.includes(typed.toLowerCase()) ? { score: 1, at: [] } : null;
  const whole = lower.indexOf(typed.trim().toLowerCase());
  if (whole >= 0) return wholeMatch(text, whole, typed.trim().length);
  return bestOf(wanted, lower);
}

function wholeMatch(text: string, start: number, length: number): FuzzyMatch {
  const at = Array.from({ length }, (_, index) => start + index);
  const bonus = (start === 0 ? BEGINNING * 2 : 0) + (isBoundary(text, start) ? WORD * 2 : 0);
  return { score: length * NEIGHBOUR * 2 + bonus - text.length / 100, at };
}

/** Each letter takes the next word's beginning where there is one that leaves the rest findable, else the next place. */
function bestOf(wanted: readonly string[], lower: string): FuzzyMatch | null {
  const at: number[] = [];
  let score = 0;
  let from = 0;
  for (const [index, letter] of wanted.entries()) {
    const rest = wanted.slice(index + 1);
    const place = placeOf({ letter, rest, lower, from, last: at.at(-1) ?? -2 });
    if (place === null) return null;
    score += 1 + (place === (at.at(-1) ?? -2) + 1 ? NEIGHBOUR : 0) + (isBoundary(lower, place) ? WORD : 0);
    at.push(place);
    from = place + 1;
  }
  const spread = (at.at(-1) ?? 0) - (at[0] ?? 0) - at.length + 1;
  return { score: score - spread / 4 - lower.length / 100, at };
}

function placeOf(search: {
  readonly letter: string;
  readonly rest: readonly string[];
  readonly lower: string;
  readonly from: number;
  readonly last: number;
}): number | null {
  const { letter, rest, lower, from, last } = search;
  const next = lower.indexOf(letter, from);
  if (next < 0) return null;
  if (next === last + 1) return next;
  for (let place = next; place >= 0; place = lower.indexOf(letter, place + 1)) {
    if (isBoundary(lower, place) && isSubsequence(rest, lower, place + 1)) return place;
  }
  return isSubsequence(rest, lower, next + 1) ? next : null;
}

function isSubsequence(letters: readonly string[], lower: string, from: number): boolean {
  let at = from;
  for (const letter of letters) {
    const place = lower.indexOf(letter, at);
    if (place < 0) return false;
    at = place + 1;
  }
  return true;
}
