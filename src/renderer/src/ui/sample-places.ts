/** A place that a mapping can name, with the first value that the sample shows there. */
export interface SamplePlace {
  /** A JSON Pointer, or a CSV heading. */
  readonly place: string;
  /** The first value as it stands in the sample, cut at 200 characters; null where the sample only holds containers or nulls. */
  readonly example: string | null;
}

const MOST_PLACES = 2_000;
const DEEPEST = 24;
const EXAMPLE_LENGTH = 200;

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Reads JSON as far as it goes: the sample's texts are cut, and audit data is hostile, so nothing here may throw. */
class PlaceReader {
  #at = 0;
  readonly #text: string;
  readonly #found: (place: string, example: string | null) => void;

  constructor(text: string, found: (place: string, example: string | null) => void) {
    this.#text = text;
    this.#found = found;
  }

  /** False where the text ends or breaks off before the value does. */
  value(place: string, depth: number): boolean {
    this.#skipSpace();
    const first = this.#text[this.#at];
    if (first === undefined || depth > DEEPEST) return false;
    if (first === '{') return this.#object(place, depth);
    if (first === '[') return this.#array(place, depth);
    if (first === '"') {
      const text = this.#string();
      if (text === null) return false;
      this.#found(place, text.slice(0, EXAMPLE_LENGTH));
      return true;
    }
    return this.#word(place);
  }

  #object(place: string, depth: number): boolean {
    this.#at += 1;
    for (;;) {
      this.#skipSpace();
      if (this.#takes('}')) return true;
      const key = this.#string();
      this.#skipSpace();
      if (key === null || !this.#takes(':')) return false;
      if (!this.value(`${place}/${escapePointer(key)}`, depth + 1)) return false;
      this.#skipSpace();
      if (!this.#takes(',')) return this.#takes('}');
    }
  }

  #array(place: string, depth: number): boolean {
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#skipSpace();
      if (this.#takes(']')) return true;
      if (!this.value(`${place}/${index}`, depth + 1)) return false;
      this.#skipSpace();
      if (!this.#takes(',')) return this.#takes(']');
    }
  }

  /** null where the text is not a whole string. */
  #string(): string | null {
    if (this.#text[this.#at] !== '"') return null;
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    if (end >= this.#text.length) return null;
    const token = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    try {
      return String(JSON.parse(token));
    } catch {
      return token.slice(1, -1);
    }
  }

  #word(place: string): boolean {
    const begin = this.#at;
    while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(this.#at))) this.#at += 1;
    const word = this.#text.slice(begin, this.#at);
    if (word === '' || this.#at >= this.#text.length) return word !== '' && this.#foundWord(place, word);
    return this.#foundWord(place, word);
  }

  #foundWord(place: string, word: string): boolean {
    this.#found(place, word === 'null' ? null : word.slice(0, EXAMPLE_LENGTH));
    return true;
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

/** The JSON Pointers of all values in the sample's records (which may be cut short), in the order they are met; at most 2,000. */
export function placesOfJson(records: readonly string[]): readonly SamplePlace[] {
  const places = new Map<string, string | null>();
  for (const record of records) {
    new PlaceReader(record, (place, example) => {
      if (place === '' || (places.size >= MOST_PLACES && !places.has(place))) return;
      const known = places.get(place);
      if (known === undefined || known === null) places.set(place, example);
    }).value('', 0);
  }
  return [...places].map(([place, example]) => ({ place, example }));
}

/** Members of the sample's records that hold an object: where a wrapped record may stand (`/log`). */
export function wrappersOfJson(records: readonly string[]): readonly string[] {
  const wrappers = new Set<string>();
  for (const { place } of placesOfJson(records)) {
    const parts = place.split('/');
    const wrapper = parts.slice(0, 2).join('/');
    if (parts.length > 2 && !/^\d+$/.test(parts[2] ?? '')) wrappers.add(wrapper);
  }
  return [...wrappers];
}

/** Places below `recordPlace`, written from the record on: what a mapping names. */
export function placesWithin(places: readonly SamplePlace[], recordPlace: string): readonly SamplePlace[] {
  if (recordPlace === '') return places;
  return places
    .filter(({ place }) => place.startsWith(`${recordPlace}/`))
    .map(({ place, example }) => ({ place: place.slice(recordPlace.length), example }));
}
